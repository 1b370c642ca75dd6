package parley.ingress.automod;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import parley.contracts.entity.AutoModRule;
import parley.contracts.id.AutoModRuleId;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;
import parley.contracts.json.AutoModJson;
import parley.contracts.payload.AutoModPayload;
import parley.ingress.database.Row;
import parley.ingress.database.Transaction;
import parley.ingress.http.Answer;

/// The table `auto_moderation_rules`.
final class AutoModRows {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private AutoModRows() {}

  static List<AutoModRule> of(Transaction rows, GuildId guild) throws SQLException {
    return rows.list(
        "SELECT * FROM auto_moderation_rules WHERE guild_id = ? ORDER BY id",
        AutoModRows::rule,
        guild.value());
  }

  static void insert(Transaction rows, AutoModRule rule) throws SQLException {
    rows.change(
        """
        INSERT INTO auto_moderation_rules
          (guild_id, id, creator_id, name, enabled, trigger_type, trigger_metadata, actions,
           exempt_role_ids, exempt_channel_ids)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        rule.guild().value(),
        rule.id().value(),
        rule.creator().value(),
        rule.name(),
        rule.enabled(),
        rule.trigger().type(),
        trigger(rule),
        actions(rule),
        roles(rule),
        channels(rule));
  }

  static void update(Transaction rows, AutoModRule rule) throws SQLException {
    rows.change(
        """
        UPDATE auto_moderation_rules
        SET name = ?, enabled = ?, trigger_metadata = ?, actions = ?, exempt_role_ids = ?,
            exempt_channel_ids = ?
        WHERE guild_id = ? AND id = ?
        """,
        rule.name(),
        rule.enabled(),
        trigger(rule),
        actions(rule),
        roles(rule),
        channels(rule),
        rule.guild().value(),
        rule.id().value());
  }

  static void delete(Transaction rows, AutoModRule rule) throws SQLException {
    rows.change(
        "DELETE FROM auto_moderation_rules WHERE guild_id = ? AND id = ?",
        rule.guild().value(),
        rule.id().value());
  }

  private static String trigger(AutoModRule rule) {
    return text(json -> AutoModPayload.writeTrigger(json, rule.trigger()));
  }

  private static String actions(AutoModRule rule) {
    return text(json -> AutoModPayload.writeActions(json, rule.actions()));
  }

  private static List<Long> roles(AutoModRule rule) {
    return rule.exemptRoles().stream().map(RoleId::value).toList();
  }

  private static List<Long> channels(AutoModRule rule) {
    return rule.exemptChannels().stream().map(ChannelId::value).toList();
  }

  private static String text(Answer.Body body) {
    try (TokenBuffer buffer = new TokenBuffer(MAPPER, false)) {
      body.write(buffer);
      return MAPPER.readTree(buffer.asParser()).toString();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
  }

  private static AutoModRule rule(Row row) throws SQLException {
    return new AutoModRule(
        new AutoModRuleId(row.id("id")),
        new GuildId(row.id("guild_id")),
        new UserId(row.id("creator_id")),
        row.text("name"),
        row.flag("enabled"),
        AutoModJson.trigger(row.integer("trigger_type"), row.text("trigger_metadata")),
        AutoModJson.actions(row.text("actions")),
        row.ids("exempt_role_ids").stream().map(RoleId::new).toList(),
        row.ids("exempt_channel_ids").stream().map(ChannelId::new).toList());
  }
}
