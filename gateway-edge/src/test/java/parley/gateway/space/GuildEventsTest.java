package parley.gateway.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.contracts.entity.AuditLogEntry;
import parley.contracts.entity.Ban;
import parley.contracts.entity.Guild;
import parley.contracts.entity.Member;
import parley.contracts.entity.Role;
import parley.contracts.entity.User;
import parley.contracts.id.AuditLogEntryId;
import parley.contracts.id.GuildId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;
import parley.contracts.permission.Permission;
import parley.contracts.sample.Links;
import parley.gateway.dispatch.Intent;
import parley.gateway.dispatch.Intents;
import parley.gateway.fanout.Fanout;

class GuildEventsTest {
  private static final GuildId GUILD = new GuildId(1);
  private static final UserId OWNER = new UserId(10);
  private static final UserId AUDITOR = new UserId(11);
  private static final UserId MEMBER = new UserId(12);
  private static final RoleId AUDITORS = new RoleId(20);
  private static final Instant NOW = Instant.ofEpochMilli(1);

  private final Fanout fanout =
      new Fanout(
          List.of(tasks -> tasks.forEach(Runnable::run)), (type, sessions, decidedAtMs) -> {});
  private final GuildEvents events = new GuildEvents(fanout, Links.FILES);
  private final GuildSpace guild = new GuildSpace(row(), 1);
  private final Listening owner = new Listening();
  private final Listening auditor = new Listening();
  private final Listening uninterested = new Listening();
  private final Listening member = new Listening();

  @BeforeEach
  void gather() {
    guild.rows().put(role(GUILD.everyoneRole(), Permission.VIEW_CHANNEL.bit()));
    guild.rows().put(role(AUDITORS, Permission.VIEW_AUDIT_LOG.bit()));
    guild.put(member(OWNER), NOW);
    guild.put(member(AUDITOR, AUDITORS), NOW);
    guild.put(member(MEMBER), NOW);
    guild.index().addSeat(Listening.seat(OWNER, Intents.ALL, false, owner));
    guild
        .index()
        .addSeat(Listening.seat(AUDITOR, Intents.of(Intent.GUILD_MODERATION), true, auditor));
    guild.index().addSeat(Listening.seat(AUDITOR, Intents.of(Intent.GUILDS), true, uninterested));
    guild.index().addSeat(Listening.seat(MEMBER, Intents.ALL, false, member));
  }

  @Test
  void showsTheAuditLogToWhoMayReadItAndAskedForIt() {
    events.applyAuditLogEntry(
        guild,
        new AuditLogEntry(
            GUILD, new AuditLogEntryId(5), 20, OWNER, 7L, "[]", "{\"a\":\"b\"}", "spam", 2),
        1);
    fanout.flush();

    assertThat(owner.heard())
        .containsExactly(
            "GUILD_AUDIT_LOG_ENTRY_CREATE {\"guild_id\":\"1\",\"id\":\"5\",\"action_type\":20,"
                + "\"user_id\":\"10\",\"target_id\":\"7\",\"changes\":[],\"options\":{\"a\":\"b\"},"
                + "\"reason\":\"spam\"}");
    assertThat(auditor.heard()).hasSize(1);
    assertThat(uninterested.heard()).isEmpty();
    assertThat(member.heard()).isEmpty();
  }

  @Test
  void tellsModeratorsOfBans() {
    Ban ban = new Ban(GUILD, new User(new UserId(13), "gone", null, null, false, 0));

    events.applyBan(guild, null, ban, 1);
    events.applyBan(guild, ban, ban, 2);
    events.applyBan(guild, ban, null, 3);
    fanout.flush();

    assertThat(auditor.heard())
        .satisfiesExactly(
            added -> assertThat(added).startsWith("GUILD_BAN_ADD {\"guild_id\":\"1\",\"user\":{"),
            removed -> assertThat(removed).startsWith("GUILD_BAN_REMOVE {\"guild_id\":\"1\""));
    assertThat(owner.heard()).hasSize(2);
    assertThat(uninterested.heard()).isEmpty();
    assertThat(member.heard()).isEmpty();
  }

  private static Guild row() {
    return new Guild(
        GUILD, "guild", null, OWNER, null, null, 300, 0, 0, 0, 0, 0, null, "en-US", 0, 3, 1, false);
  }

  private static Role role(RoleId id, long permissions) {
    return new Role(id, GUILD, "role", 0, false, 1, permissions, false, false, null, 0);
  }

  private static Member member(UserId id, RoleId... roles) {
    return new Member(
        GUILD,
        new User(id, "user", null, null, false, 0),
        null,
        List.of(roles),
        NOW,
        false,
        false,
        0,
        false,
        null);
  }
}
