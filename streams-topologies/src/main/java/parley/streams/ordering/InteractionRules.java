package parley.streams.ordering;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.contracts.error.ApiError;
import parley.contracts.error.FieldError;
import parley.contracts.interaction.OpenInteraction;
import parley.contracts.json.JsonTree;
import parley.contracts.message.Command;
import parley.contracts.message.Interaction;
import parley.contracts.message.Invocation;
import parley.contracts.message.Message;
import parley.contracts.message.Refusal;
import parley.contracts.permission.Permission;

/// Who may begin an interaction, and how it may be answered. Pure.
final class InteractionRules {
  private static final int MAX_DEPTH = 8;

  private InteractionRules() {}

  /// Why somebody may not begin it; null when they may.
  ///
  /// @param source the message whose component is used; null when there is none
  static @Nullable Refusal refusal(
      Situation at, Command.Interact interact, @Nullable Message source) {
    Interaction interaction = interact.interaction();
    if (at.blocked()) {
      return ApiError.CANNOT_MESSAGE_USER.refusal();
    }
    if (at.closed()) {
      return ApiError.THREAD_ARCHIVED.refusal();
    }
    if (at.isTimedOut()) {
      return ApiError.MISSING_PERMISSIONS.refusal();
    }
    if (interaction.isOfCommand()) {
      return mayUse(at, interact.requiredPermissions())
          ? null
          : ApiError.MISSING_PERMISSIONS.refusal();
    }
    if (interaction.type() == Interaction.COMPONENT) {
      if (source == null || !source.author().id().equals(interaction.application())) {
        return ApiError.UNKNOWN_MESSAGE.refusal();
      }
      if (!hasComponent(source.componentsJson(), interact.customId())) {
        return invalid(
            "data.custom_id", "COMPONENT_VALIDATION_FAILED", "Component validation failed");
      }
    }
    return null;
  }

  /// Without any permission that a command asks for, it is for those only who may administer.
  private static boolean mayUse(Situation at, @Nullable Long required) {
    if (at.guild() == null || at.may(Permission.ADMINISTRATOR)) {
      return true;
    }
    return at.may(Permission.USE_APPLICATION_COMMANDS)
        && (required == null || (required != 0 && (at.permissions() & required) == required));
  }

  /// Whether the first answer may not be of this kind; null when it may.
  static @Nullable Refusal refusal(OpenInteraction open, Command.Answer answer) {
    if (open.answered()) {
      return ApiError.ALREADY_ACKNOWLEDGED.refusal();
    }
    int type = open.interaction().type();
    boolean fits =
        switch (answer) {
          case SUGGEST -> type == Interaction.AUTOCOMPLETE;
          case SHOW_MODAL -> type == Interaction.COMMAND || type == Interaction.COMPONENT;
          case UPDATE, DEFER_UPDATE -> open.source() != null;
          case REPLY, DEFER_REPLY -> type != Interaction.AUTOCOMPLETE;
          case FOLLOW_UP, EDIT, DELETE, FIND -> false;
        };
    return fits
        ? null
        : invalid(
            "type",
            "INTERACTION_CALLBACK_TYPE_INVALID",
            "This interaction cannot be answered in this way");
  }

  /// Whether somebody was shown the modal that they submit.
  static boolean wasShown(OpenInteraction shown, Command.Interact submit) {
    return shown.interaction().invoker().id().equals(submit.header().actor())
        && shown.interaction().application().equals(submit.interaction().application())
        && shown.interaction().channel().equals(submit.interaction().channel())
        && tree(shown.modalJson()) instanceof Map<?, ?> modal
        && submit.customId().equals(modal.get("custom_id"));
  }

  /// The type of the message that is the first answer.
  static int typeOfAnswer(Interaction interaction) {
    if (interaction.type() != Interaction.COMMAND) {
      return Message.TYPE_DEFAULT;
    }
    return interaction.commandType() == Interaction.CHAT_INPUT
        ? Message.TYPE_COMMAND
        : Message.TYPE_MENU_COMMAND;
  }

  static Invocation invocation(OpenInteraction open) {
    Interaction interaction = open.interaction();
    return new Invocation(
        interaction.id(),
        interaction.type(),
        interaction.invoker(),
        interaction.name(),
        open.source() == null ? null : open.source().id());
  }

  /// Whether there is a component with this id that can be used.
  static boolean hasComponent(String componentsJson, String customId) {
    return !componentsJson.isEmpty() && has(tree(componentsJson), customId, 0);
  }

  private static boolean has(@Nullable Object tree, String customId, int depth) {
    if (depth > MAX_DEPTH) {
      return false;
    }
    return switch (tree) {
      case List<?> list -> list.stream().anyMatch(each -> has(each, customId, depth + 1));
      case Map<?, ?> component ->
          (customId.equals(component.get("custom_id"))
                  && !Boolean.TRUE.equals(component.get("disabled")))
              || has(component.get("components"), customId, depth + 1)
              || has(component.get("accessory"), customId, depth + 1);
      case null, default -> false;
    };
  }

  private static @Nullable Object tree(String json) {
    if (json.isEmpty()) {
      return null;
    }
    try {
      return JsonTree.read(json.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("ingress checks what it writes", e);
    }
  }

  private static Refusal invalid(String path, String code, String sentence) {
    return ApiError.refusal(new FieldError(path, code, sentence));
  }
}
