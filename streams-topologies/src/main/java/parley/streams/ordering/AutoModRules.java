package parley.streams.ordering;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import parley.contracts.automod.Finding;
import parley.contracts.entity.AutoModRule;
import parley.contracts.error.ApiError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.Poll;
import parley.contracts.message.Refusal;
import parley.contracts.moderation.ModerationAction;
import parley.contracts.moderation.ModerationRule;
import parley.contracts.moderation.RuleExecution;
import parley.contracts.payload.AutoModAlertPayload;
import parley.contracts.permission.Permission;
import parley.contracts.space.SpaceId;
import parley.streams.automod.Screen;

/// Pure rules of automatic moderation: a message that could be written, and what a guild's rules
/// make of it. All rules that find something act; one that blocks is enough to refuse the message.
final class AutoModRules {
  private AutoModRules() {}

  /// What one rule found.
  record Hit(AutoModRule rule, Finding finding) {}

  /// What the rules find in a message.
  ///
  /// @param places the channel, and that in which it hangs if it is a thread
  static List<Hit> judge(
      List<Screen> screens, Situation at, List<ChannelId> places, Message message) {
    if (screens.isEmpty() || isAboveRules(at)) {
      return List.of();
    }
    String text = text(message);
    List<Hit> hits = new ArrayList<>();
    for (Screen screen : screens) {
      AutoModRule rule = screen.rule();
      if (at.hasOneOf(rule.exemptRoles())
          || rule.exemptChannels().stream().anyMatch(places::contains)) {
        continue;
      }
      Finding finding = screen.matcher().find(text);
      if (finding != null) {
        hits.add(new Hit(rule, finding));
      }
    }
    return hits;
  }

  /// What becomes of a message that could be written, after rules found something.
  static Decision act(
      Situation at,
      GuildId guild,
      List<Hit> hits,
      Decision.Happens happens,
      Message message,
      Supplier<DecisionId> ids) {
    Refusal refusal = refusal(hits);
    Aftermath aftermath = new Aftermath(at, guild, message, refusal == null, ids);
    hits.forEach(aftermath::follow);
    return refusal == null
        ? new Decision.Happens(happens.changes(), aftermath.moderation())
        : new Decision.Refused(refusal, aftermath.moderation());
  }

  private static boolean isAboveRules(Situation at) {
    return at.may(Permission.MANAGE_GUILD) || at.may(Permission.ADMINISTRATOR);
  }

  /// All that people wrote in it.
  private static String text(Message message) {
    Poll poll = message.enclosures().poll();
    if (poll == null) {
      return message.content();
    }
    StringBuilder text = new StringBuilder(message.content()).append('\n').append(poll.question());
    for (Poll.Answer answer : poll.answers()) {
      if (answer.text() != null) {
        text.append('\n').append(answer.text());
      }
    }
    return text.toString();
  }

  private static @Nullable Refusal refusal(List<Hit> hits) {
    for (Hit hit : hits) {
      for (AutoModRule.Action action : hit.rule().actions()) {
        if (action instanceof AutoModRule.Block block) {
          return block.message() == null
              ? ApiError.MESSAGE_BLOCKED.refusal()
              : ApiError.MESSAGE_BLOCKED.refusal(block.message());
        }
      }
    }
    return null;
  }

  /// Gathers what the actions of rules come to.
  private static final class Aftermath {
    private final Situation at;
    private final GuildId guild;
    private final Message message;
    private final @Nullable MessageId flagged;
    private final Supplier<DecisionId> ids;
    private final List<Decision.Change> alerts = new ArrayList<>();
    private final List<ModerationAction> actions = new ArrayList<>();
    private final List<RuleExecution> executions = new ArrayList<>();

    Aftermath(
        Situation at, GuildId guild, Message message, boolean happens, Supplier<DecisionId> ids) {
      this.at = at;
      this.guild = guild;
      this.message = message;
      this.flagged = happens ? message.id() : null;
      this.ids = ids;
    }

    Moderation moderation() {
      return new Moderation(alerts, actions, executions);
    }

    void follow(Hit hit) {
      for (AutoModRule.Action action : hit.rule().actions()) {
        switch (action) {
          case AutoModRule.Block block -> done(hit, block, new ModerationAction.Blocked(), null);
          case AutoModRule.Alert alert -> {
            if (at.guild() != null && at.guild().channel(alert.channel()) != null) {
              done(hit, alert, new ModerationAction.Alerted(), alert(hit, alert.channel()));
            }
          }
          case AutoModRule.TimeOut timeOut -> {
            if (at.actor() != null && timeOut.duration().isPositive()) {
              done(
                  hit,
                  timeOut,
                  new ModerationAction.TimedOut(at.now().plus(timeOut.duration())),
                  null);
            }
          }
        }
      }
    }

    private void done(
        Hit hit,
        AutoModRule.Action action,
        ModerationAction.Measure measure,
        @Nullable MessageId alert) {
      AutoModRule rule = hit.rule();
      actions.add(
          new ModerationAction(
              ids.get(),
              guild,
              message.author().id(),
              message.channel(),
              new ModerationRule(ModerationRule.Source.RULE, rule.name(), rule.trigger().type()),
              measure,
              ""));
      executions.add(
          new RuleExecution(
              guild,
              action,
              rule.id(),
              rule.trigger().type(),
              message.author().id(),
              message.channel(),
              flagged,
              alert,
              message.content(),
              hit.finding().keyword(),
              hit.finding().content()));
    }

    private MessageId alert(Hit hit, ChannelId channel) {
      DecisionId id = ids.get();
      Message alert =
          AlertMessage.of(
              id,
              channel,
              guild,
              message.author(),
              new AutoModAlertPayload.Alert(
                  hit.rule().name(),
                  id,
                  message.channel(),
                  message.content(),
                  hit.finding().keyword(),
                  hit.finding().content(),
                  flagged,
                  timeOut(hit.rule())));
      SpaceId space = guild.space();
      alerts.add(
          new Decision.Change(
              new MessageEvent.Created(space, id, alert, at.actor(), null),
              List.of(MessageRules.now(alert, id))));
      return alert.id();
    }

    private static @Nullable Duration timeOut(AutoModRule rule) {
      for (AutoModRule.Action action : rule.actions()) {
        if (action instanceof AutoModRule.TimeOut timeOut) {
          return timeOut.duration();
        }
      }
      return null;
    }
  }
}
