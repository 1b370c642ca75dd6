package parley.ingress.automod;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.AutoModRule;
import parley.contracts.error.FieldError;
import parley.contracts.id.AutoModRuleId;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;
import parley.ingress.form.Form;

/// A rule as a client wants it.
final class AutoModForm {
  private static final int MAX_NAME = 100;
  private static final int MAX_ROLES = 20;
  private static final int MAX_CHANNELS = 50;
  private static final List<Integer> TYPES =
      List.of(
          AutoModRule.Keywords.TYPE,
          AutoModRule.Spam.TYPE,
          AutoModRule.Presets.TYPE,
          AutoModRule.Mentions.TYPE);

  private AutoModForm() {}

  /// @throws parley.ingress.form.InvalidFormException when anything is wrong
  static AutoModRule create(Form form, AutoModRuleId id, GuildId guild, UserId creator) {
    String name = form.requiredName("name", 1, MAX_NAME);
    requireChoice(form, "event_type", List.of(AutoModRule.MESSAGE_SEND));
    Integer type = requireChoice(form, "trigger_type", TYPES);
    if (type == null) {
      form.check();
      throw new IllegalStateException("a form without a type passed");
    }
    AutoModRule.Trigger trigger =
        TriggerForm.apply(form.object("trigger_metadata"), TriggerForm.blank(type));
    if (type == AutoModRule.Presets.TYPE && !form.hasValue("trigger_metadata")) {
      form.fail(FieldError.required(form.path("trigger_metadata")));
    }
    List<AutoModRule.Action> actions = ActionForm.read(form, trigger);
    AutoModRule rule =
        new AutoModRule(
            id,
            guild,
            creator,
            name,
            form.flag("enabled", false),
            trigger,
            actions.isEmpty() ? List.of(new AutoModRule.Block(null)) : actions,
            roles(form),
            channels(form));
    form.check();
    return rule;
  }

  /// The rule as it will be; what it looks for stays of the same type.
  ///
  /// @throws parley.ingress.form.InvalidFormException when anything is wrong
  static AutoModRule apply(Form form, AutoModRule rule) {
    String name = form.name("name", 1, MAX_NAME);
    form.choice("event_type", List.of(AutoModRule.MESSAGE_SEND));
    form.choice("trigger_type", List.of(rule.trigger().type()));
    AutoModRule.Trigger trigger =
        TriggerForm.apply(form.object("trigger_metadata"), rule.trigger());
    List<AutoModRule.Action> actions = ActionForm.read(form, trigger);
    AutoModRule changed =
        new AutoModRule(
            rule.id(),
            rule.guild(),
            rule.creator(),
            name == null ? rule.name() : name,
            form.flag("enabled", rule.enabled()),
            trigger,
            actions.isEmpty() ? rule.actions() : actions,
            form.has("exempt_roles") ? roles(form) : rule.exemptRoles(),
            form.has("exempt_channels") ? channels(form) : rule.exemptChannels());
    form.check();
    return changed;
  }

  private static @Nullable Integer requireChoice(Form form, String field, List<Integer> choices) {
    if (!form.hasValue(field)) {
      form.fail(FieldError.required(form.path(field)));
    }
    return form.choice(field, choices);
  }

  private static List<RoleId> roles(Form form) {
    return form.snowflakes("exempt_roles", MAX_ROLES).stream().map(RoleId::new).toList();
  }

  private static List<ChannelId> channels(Form form) {
    return form.snowflakes("exempt_channels", MAX_CHANNELS).stream().map(ChannelId::new).toList();
  }
}
