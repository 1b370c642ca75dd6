package parley.ingress.webhook;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.id.WebhookId;
import parley.ingress.account.AccountRows;
import parley.ingress.database.Row;
import parley.ingress.database.Transaction;

/// The tables `webhooks` and `webhook_tokens`. Webhooks of deleted guilds are not found.
final class WebhookRows {
  private static final String SELECT =
      """
      SELECT webhooks.*, webhook_tokens.token FROM webhooks
      JOIN webhook_tokens ON webhook_tokens.webhook_id = webhooks.id
      JOIN guilds ON guilds.id = webhooks.guild_id AND NOT guilds.deleted
      """;

  private WebhookRows() {}

  static Optional<IncomingWebhook> find(Transaction rows, WebhookId id) throws SQLException {
    return rows.find(SELECT + "WHERE webhooks.id = ?", WebhookRows::webhook, id.value());
  }

  static List<IncomingWebhook> of(Transaction rows, ChannelId channel) throws SQLException {
    return rows.list(
        SELECT + "WHERE webhooks.channel_id = ? ORDER BY webhooks.id",
        WebhookRows::webhook,
        channel.value());
  }

  static List<IncomingWebhook> of(Transaction rows, GuildId guild) throws SQLException {
    return rows.list(
        SELECT + "WHERE webhooks.guild_id = ? ORDER BY webhooks.id",
        WebhookRows::webhook,
        guild.value());
  }

  /// The same with who made it.
  static IncomingWebhook withCreator(Transaction rows, IncomingWebhook webhook)
      throws SQLException {
    return webhook.shownBy(
        AccountRows.findUsers(rows, List.of(webhook.creatorId().value())).stream()
            .findFirst()
            .orElse(null));
  }

  static void insert(Transaction rows, IncomingWebhook webhook) throws SQLException {
    rows.change(
        "INSERT INTO webhooks (guild_id, id, channel_id, name, creator_id) VALUES (?, ?, ?, ?, ?)",
        webhook.guild().value(),
        webhook.id().value(),
        webhook.channel().value(),
        webhook.name(),
        webhook.creatorId().value());
    rows.change(
        "INSERT INTO webhook_tokens (webhook_id, token) VALUES (?, ?)",
        webhook.id().value(),
        webhook.token());
  }

  static void update(Transaction rows, IncomingWebhook webhook) throws SQLException {
    rows.change(
        "UPDATE webhooks SET name = ?, channel_id = ? WHERE guild_id = ? AND id = ?",
        webhook.name(),
        webhook.channel().value(),
        webhook.guild().value(),
        webhook.id().value());
  }

  static void delete(Transaction rows, IncomingWebhook webhook) throws SQLException {
    rows.change(
        "DELETE FROM webhooks WHERE guild_id = ? AND id = ?",
        webhook.guild().value(),
        webhook.id().value());
  }

  private static IncomingWebhook webhook(Row row) throws SQLException {
    return new IncomingWebhook(
        new GuildId(row.id("guild_id")),
        new WebhookId(row.id("id")),
        new ChannelId(row.id("channel_id")),
        row.text("name"),
        row.text("token"),
        new UserId(row.id("creator_id")),
        null);
  }
}
