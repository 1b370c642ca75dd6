package parley.gateway.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.contracts.entity.AutoModRule;
import parley.contracts.entity.Member;
import parley.contracts.entity.Role;
import parley.contracts.entity.User;
import parley.contracts.id.AutoModRuleId;
import parley.contracts.id.ChannelId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;
import parley.contracts.moderation.RuleExecution;
import parley.contracts.permission.Permission;
import parley.contracts.sample.Rows;
import parley.gateway.dispatch.Intent;
import parley.gateway.dispatch.Intents;
import parley.gateway.fanout.Fanout;

class ModerationEventsTest {
  private static final UserId MANAGER = new UserId(11);
  private static final UserId MEMBER = new UserId(12);
  private static final RoleId MANAGERS = new RoleId(20);
  private static final Instant NOW = Instant.ofEpochMilli(1);

  private final Fanout fanout =
      new Fanout(
          List.of(tasks -> tasks.forEach(Runnable::run)), (type, sessions, decidedAtMs) -> {});
  private final ModerationEvents events = new ModerationEvents(fanout);
  private final GuildSpace guild = new GuildSpace(Rows.GUILD, 1);

  @Test
  void tellsManagersWhoAskedAndHidesWhatPeopleWriteFromWhoMayNotReadIt() {
    guild
        .rows()
        .put(
            new Role(
                MANAGERS,
                Rows.GUILD_ID,
                "managers",
                0,
                false,
                1,
                Permission.MANAGE_GUILD.bit(),
                false,
                false,
                null,
                0));
    guild.put(member(MANAGER, MANAGERS), NOW);
    guild.put(member(MEMBER), NOW);
    Listening reading = listen(MANAGER, Intent.AUTO_MODERATION_EXECUTION, Intent.MESSAGE_CONTENT);
    Listening counting = listen(MANAGER, Intent.AUTO_MODERATION_EXECUTION);
    Listening configuring = listen(MANAGER, Intent.AUTO_MODERATION_CONFIGURATION);
    Listening member = listen(MEMBER, Intent.AUTO_MODERATION_EXECUTION);

    events.apply(guild, execution(), 1);
    fanout.flush();

    assertThat(reading.heard())
        .singleElement()
        .asString()
        .contains("\"content\":\"so bad\"", "\"matched_content\":\"bad\"");
    assertThat(counting.heard())
        .singleElement()
        .asString()
        .contains("\"content\":\"\"", "\"matched_content\":null", "\"matched_keyword\":\"bad*\"");
    assertThat(configuring.heard()).isEmpty();
    assertThat(member.heard()).isEmpty();

    events.applyRule(guild, null, Rows.AUTO_MODERATION_RULE, 1);
    events.applyRule(guild, Rows.AUTO_MODERATION_RULE, null, 1);
    fanout.flush();
    assertThat(configuring.heard())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("AUTO_MODERATION_RULE_CREATE");
    assertThat(reading.heard()).isEmpty();
  }

  private Listening listen(UserId user, Intent... intents) {
    Listening listening = new Listening();
    guild.index().addSeat(Listening.seat(user, Intents.of(intents), true, listening));
    return listening;
  }

  private static RuleExecution execution() {
    return new RuleExecution(
        Rows.GUILD_ID,
        new AutoModRule.Block(null),
        new AutoModRuleId(81),
        1,
        MEMBER,
        new ChannelId(5),
        null,
        null,
        "so bad",
        "bad*",
        "bad");
  }

  private static Member member(UserId id, RoleId... roles) {
    return new Member(
        Rows.GUILD_ID,
        new User(id, "user" + id, null, null, false, 0),
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
