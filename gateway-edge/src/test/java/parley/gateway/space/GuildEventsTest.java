package parley.gateway.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.contracts.entity.AuditLogEntry;
import parley.contracts.entity.Ban;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.Guild;
import parley.contracts.entity.Member;
import parley.contracts.entity.Role;
import parley.contracts.entity.User;
import parley.contracts.id.AuditLogEntryId;
import parley.contracts.id.ChannelId;
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
  private static final ChannelId CHANNEL = new ChannelId(50);
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
  void tellsOfInvitesToWhoManagesChannels() {
    guild.rows().put(channel(CHANNEL));
    String changes =
        "[{\"key\":\"code\",\"new_value\":\"abc\"},{\"key\":\"channel_id\",\"new_value\":\"50\"},"
            + "{\"key\":\"inviter_id\",\"new_value\":\"10\"},{\"key\":\"max_age\",\"new_value\":60}]";

    events.applyAuditLogEntry(guild, entry(InviteEvents.CREATED, changes), 1);
    events.applyAuditLogEntry(
        guild, entry(InviteEvents.DELETED, changes.replace("new_value", "old_value")), 2);
    events.applyAuditLogEntry(guild, entry(InviteEvents.CREATED, changes.replace("50", "51")), 3);
    fanout.flush();

    assertThat(owner.heard().stream().filter(heard -> heard.startsWith("INVITE")))
        .satisfiesExactly(
            created ->
                assertThat(created)
                    .startsWith(
                        "INVITE_CREATE {\"guild_id\":\"1\",\"channel_id\":\"50\",\"code\":\"abc\",")
                    .contains("\"expires_at\":\"2015-01-01T00:01:00.000000+00:00\"")
                    .contains("\"inviter\":{\"id\":\"10\""),
            deleted ->
                assertThat(deleted)
                    .isEqualTo(
                        "INVITE_DELETE"
                            + " {\"guild_id\":\"1\",\"channel_id\":\"50\",\"code\":\"abc\"}"));
    assertThat(member.heard()).isEmpty();
  }

  private static AuditLogEntry entry(int action, String changes) {
    return new AuditLogEntry(
        GUILD, new AuditLogEntryId(5), action, OWNER, null, changes, null, null, 2);
  }

  private static Channel channel(ChannelId id) {
    return new Channel(
        id, GUILD, ChannelType.TEXT, "talk", null, 0, null, false, 0, List.of(), 0, 0, 0);
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
