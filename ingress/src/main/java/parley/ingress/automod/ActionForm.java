package parley.ingress.automod;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.AutoModRule;
import parley.contracts.error.FieldError;
import parley.contracts.id.ChannelId;
import parley.ingress.form.Form;

/// What a rule does, as a client wants it.
final class ActionForm {
  private static final int MAX_ACTIONS = 5;
  private static final int MAX_MESSAGE = 300;
  private static final int MAX_SECONDS = (int) AutoModRule.TimeOut.LONGEST.toSeconds();

  private ActionForm() {}

  /// @param trigger of the rule: not every one may time people out
  static List<AutoModRule.Action> read(Form form, AutoModRule.Trigger trigger) {
    List<Form> sent = form.objects("actions", MAX_ACTIONS);
    if (sent.isEmpty() && form.hasValue("actions")) {
      form.fail(FieldError.badLength(form.path("actions"), 1, MAX_ACTIONS));
    }
    List<AutoModRule.Action> actions = new ArrayList<>();
    for (Form each : sent) {
      AutoModRule.Action action = action(each, mayTimeOut(trigger));
      if (action != null) {
        actions.add(action);
      }
    }
    return actions;
  }

  private static boolean mayTimeOut(AutoModRule.Trigger trigger) {
    return trigger instanceof AutoModRule.Keywords || trigger instanceof AutoModRule.Mentions;
  }

  private static AutoModRule.@Nullable Action action(Form form, boolean mayTimeOut) {
    List<Integer> types =
        mayTimeOut
            ? List.of(AutoModRule.Block.TYPE, AutoModRule.Alert.TYPE, AutoModRule.TimeOut.TYPE)
            : List.of(AutoModRule.Block.TYPE, AutoModRule.Alert.TYPE);
    Integer type = form.choice("type", types);
    if (type == null) {
      if (!form.hasValue("type")) {
        form.fail(FieldError.required(form.path("type")));
      }
      return null;
    }
    Form facts = form.object("metadata");
    if (type == AutoModRule.Block.TYPE) {
      String message = facts == null ? null : facts.text("custom_message", 0, MAX_MESSAGE);
      return new AutoModRule.Block(message == null || message.isEmpty() ? null : message);
    }
    if (facts == null) {
      form.fail(FieldError.required(form.path("metadata")));
      return null;
    }
    return type == AutoModRule.Alert.TYPE
        ? new AutoModRule.Alert(new ChannelId(facts.requiredSnowflake("channel_id")))
        : new AutoModRule.TimeOut(
            Duration.ofSeconds(facts.integer("duration_seconds", 0, MAX_SECONDS, 0)));
  }
}
