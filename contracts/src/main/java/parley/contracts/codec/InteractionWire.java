package parley.contracts.codec;

import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.interaction.InteractionEvent;
import parley.contracts.message.Command;
import parley.contracts.message.Interaction;
import parley.contracts.message.Invocation;
import parley.contracts.wire.WireInteract;
import parley.contracts.wire.WireInteraction;
import parley.contracts.wire.WireInteractionEvent;
import parley.contracts.wire.WireInteractionProgress;
import parley.contracts.wire.WireInvocation;
import parley.contracts.wire.WireInvoked;
import parley.contracts.wire.WirePresented;

/// Interactions, to and from their wire form.
final class InteractionWire {
  private static final InteractionEvent.Stage[] STAGES = InteractionEvent.Stage.values();

  private InteractionWire() {}

  static WireInvocation toWire(Invocation invocation) {
    WireInvocation.Builder wire =
        WireInvocation.newBuilder()
            .setId(invocation.id())
            .setType(invocation.type())
            .setUser(EntityWire.toWire(invocation.user()))
            .setName(invocation.name());
    if (invocation.interacted() != null) {
      wire.setInteractedMessageId(invocation.interacted().value());
    }
    return wire.build();
  }

  static Invocation fromWire(WireInvocation wire) {
    return new Invocation(
        wire.getId(),
        wire.getType(),
        EntityWire.fromWire(wire.getUser()),
        wire.getName(),
        wire.hasInteractedMessageId() ? new MessageId(wire.getInteractedMessageId()) : null);
  }

  static WireInteraction toWire(Interaction interaction) {
    WireInteraction.Builder wire =
        WireInteraction.newBuilder()
            .setId(interaction.id())
            .setType(interaction.type())
            .setApplicationId(interaction.application().value())
            .setToken(interaction.token())
            .setChannelId(interaction.channel().value())
            .setInvoker(EntityWire.toWire(interaction.invoker()))
            .setLocale(interaction.locale())
            .setDataJson(interaction.dataJson())
            .setName(interaction.name())
            .setCommandType(interaction.commandType());
    if (interaction.nonce() != null) {
      wire.setNonce(interaction.nonce());
    }
    return wire.build();
  }

  static Interaction fromWire(WireInteraction wire) {
    return new Interaction(
        wire.getId(),
        wire.getType(),
        new UserId(wire.getApplicationId()),
        wire.getToken(),
        new ChannelId(wire.getChannelId()),
        EntityWire.fromWire(wire.getInvoker()),
        wire.getLocale(),
        wire.getDataJson(),
        wire.getName(),
        wire.getCommandType(),
        wire.hasNonce() ? wire.getNonce() : null);
  }

  static WireInteract toWire(Command.Interact interact) {
    WireInteract.Builder wire =
        WireInteract.newBuilder()
            .setInteraction(toWire(interact.interaction()))
            .setCustomId(interact.customId());
    if (interact.requiredPermissions() != null) {
      wire.setRequiredPermissions(interact.requiredPermissions());
    }
    if (interact.message() != null) {
      wire.setMessageId(interact.message().value());
    }
    if (interact.known() != null) {
      wire.setKnown(MessageWire.toWire(interact.known()));
    }
    if (interact.modalOf() != null) {
      wire.setModalOf(interact.modalOf());
    }
    return wire.build();
  }

  static Command.Interact fromWire(Command.Header header, WireInteract wire) {
    return new Command.Interact(
        header,
        fromWire(wire.getInteraction()),
        wire.hasRequiredPermissions() ? (Long) wire.getRequiredPermissions() : null,
        wire.hasMessageId() ? new MessageId(wire.getMessageId()) : null,
        wire.hasKnown() ? MessageWire.fromWire(wire.getKnown()) : null,
        wire.getCustomId(),
        wire.hasModalOf() ? (Long) wire.getModalOf() : null);
  }

  static WireInteractionEvent toWire(InteractionEvent event) {
    WireInteractionEvent.Builder wire =
        WireInteractionEvent.newBuilder().setUserId(event.user().value());
    return switch (event) {
      case InteractionEvent.Invoked invoked -> wire.setInvoked(toWire(invoked)).build();
      case InteractionEvent.Progress progress -> wire.setProgress(toWire(progress)).build();
      case InteractionEvent.Whispered whispered ->
          wire.setWhispered(MessageWire.toWire(whispered.event())).build();
      case InteractionEvent.Presented presented -> wire.setPresented(toWire(presented)).build();
      case InteractionEvent.Unknown unknown ->
          throw new IllegalArgumentException("an unknown event cannot be written: " + unknown);
    };
  }

  static InteractionEvent fromWire(WireInteractionEvent wire) {
    UserId user = new UserId(wire.getUserId());
    return switch (wire.getEventCase()) {
      case INVOKED -> fromWire(wire.getInvoked());
      case PROGRESS ->
          new InteractionEvent.Progress(
              user,
              wire.getProgress().getInteractionId(),
              nonce(wire.getProgress().hasNonce(), wire.getProgress().getNonce()),
              STAGES[wire.getProgress().getStage()]);
      case WHISPERED ->
          new InteractionEvent.Whispered(user, MessageWire.fromWire(wire.getWhispered()));
      case PRESENTED -> fromWire(user, wire.getPresented());
      case EVENT_NOT_SET -> new InteractionEvent.Unknown(user);
    };
  }

  private static WireInvoked toWire(InteractionEvent.Invoked invoked) {
    WireInvoked.Builder wire =
        WireInvoked.newBuilder()
            .setInteraction(toWire(invoked.interaction()))
            .setPermissions(invoked.permissions())
            .setAppPermissions(invoked.appPermissions());
    if (invoked.guild() != null) {
      wire.setGuild(EntityWire.toWire(invoked.guild()));
    }
    if (invoked.channel() != null) {
      wire.setChannel(EntityWire.toWire(invoked.channel()));
    }
    if (invoked.privateChannel() != null) {
      wire.setPrivateChannel(PrivateChannelWire.toWire(invoked.privateChannel()));
    }
    if (invoked.member() != null) {
      wire.setMember(EntityWire.toWire(invoked.member()));
    }
    if (invoked.message() != null) {
      wire.setMessage(MessageWire.toWire(invoked.message()));
    }
    return wire.build();
  }

  private static InteractionEvent.Invoked fromWire(WireInvoked wire) {
    return new InteractionEvent.Invoked(
        fromWire(wire.getInteraction()),
        wire.hasGuild() ? EntityWire.fromWire(wire.getGuild()) : null,
        wire.hasChannel() ? EntityWire.fromWire(wire.getChannel()) : null,
        wire.hasPrivateChannel() ? PrivateChannelWire.fromWire(wire.getPrivateChannel()) : null,
        wire.hasMember() ? EntityWire.fromWire(wire.getMember()) : null,
        wire.getPermissions(),
        wire.getAppPermissions(),
        wire.hasMessage() ? MessageWire.fromWire(wire.getMessage()) : null);
  }

  private static WireInteractionProgress toWire(InteractionEvent.Progress progress) {
    WireInteractionProgress.Builder wire =
        WireInteractionProgress.newBuilder()
            .setInteractionId(progress.interaction())
            .setStage(progress.stage().ordinal());
    if (progress.nonce() != null) {
      wire.setNonce(progress.nonce());
    }
    return wire.build();
  }

  private static WirePresented toWire(InteractionEvent.Presented presented) {
    WirePresented.Builder wire =
        WirePresented.newBuilder()
            .setInteractionId(presented.interaction())
            .setApplicationId(presented.application().value())
            .setChannelId(presented.channel().value())
            .setModal(presented.modal())
            .setJson(presented.json());
    if (presented.nonce() != null) {
      wire.setNonce(presented.nonce());
    }
    return wire.build();
  }

  private static InteractionEvent.Presented fromWire(UserId user, WirePresented wire) {
    return new InteractionEvent.Presented(
        user,
        wire.getInteractionId(),
        nonce(wire.hasNonce(), wire.getNonce()),
        new UserId(wire.getApplicationId()),
        new ChannelId(wire.getChannelId()),
        wire.getModal(),
        wire.getJson());
  }

  private static @Nullable String nonce(boolean present, String nonce) {
    return present ? nonce : null;
  }
}
