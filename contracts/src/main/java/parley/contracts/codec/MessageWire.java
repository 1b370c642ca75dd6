package parley.contracts.codec;

import com.google.protobuf.ByteString;
import java.util.List;
import parley.contracts.entity.User;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.message.Attachment;
import parley.contracts.message.CommandId;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.MessageReference;
import parley.contracts.message.TailEntry;
import parley.contracts.space.SpaceId;
import parley.contracts.wire.WireMessage;
import parley.contracts.wire.WireMessageCreated;
import parley.contracts.wire.WireMessageDeleted;
import parley.contracts.wire.WireMessageEvent;
import parley.contracts.wire.WireMessageUpdated;
import parley.contracts.wire.WireMessagesDeleted;
import parley.contracts.wire.WirePinsChanged;
import parley.contracts.wire.WireReference;
import parley.contracts.wire.WireTailEntry;
import parley.contracts.wire.WireUser;

/// Messages and what is decided about them, to and from their wire form.
final class MessageWire {
  private static final CommandIdCodec COMMAND_IDS = new CommandIdCodec();

  private MessageWire() {}

  static ByteString toWire(CommandId id) {
    return ByteString.copyFrom(COMMAND_IDS.encode(id));
  }

  static CommandId commandId(ByteString wire) {
    return COMMAND_IDS.decode(wire.toByteArray());
  }

  static WireMessage toWire(Message message) {
    WireMessage.Builder wire =
        WireMessage.newBuilder()
            .setId(message.id().value())
            .setChannelId(message.channel().value())
            .setAuthor(EntityWire.toWire(message.author()))
            .setType(message.type())
            .setContent(message.content())
            .setFlags(message.flags())
            .setTts(message.tts())
            .setMentionEveryone(message.mentionEveryone())
            .addAllMentions(toWire(message.mentions()))
            .addAllMentionRoleIds(EntityWire.roleIds(message.mentionRoles()))
            .setEmbedsJson(message.embedsJson())
            .setPinned(message.pinned())
            .setDecision(message.decision().value())
            .addAllReactions(ReactionWire.toWire(message.reactions()));
    if (message.guild() != null) {
      wire.setGuildId(message.guild().value());
    }
    if (message.editedAt() != null) {
      wire.setEditedAtMs(message.editedAt().toEpochMilli());
    }
    wire.setByWebhook(message.byWebhook()).setComponentsJson(message.componentsJson());
    if (message.invocation() != null) {
      wire.setInvocation(InteractionWire.toWire(message.invocation()));
    }
    if (message.reference() != null) {
      wire.setReference(toWire(message.reference()));
    }
    if (message.nonce() != null) {
      wire.setNonce(message.nonce());
    }
    if (!message.enclosures().isEmpty()) {
      wire.setEnclosures(EnclosureWire.toWire(message.enclosures()));
    }
    for (Attachment attachment : message.attachments()) {
      wire.addAttachments(AttachmentWire.toWire(attachment));
    }
    return wire.build();
  }

  static Message fromWire(WireMessage wire) {
    return new Message(
        new MessageId(wire.getId()),
        new ChannelId(wire.getChannelId()),
        wire.hasGuildId() ? new GuildId(wire.getGuildId()) : null,
        EntityWire.fromWire(wire.getAuthor()),
        wire.getType(),
        wire.getContent(),
        EntityWire.instant(wire.hasEditedAtMs(), wire.getEditedAtMs()),
        wire.getFlags(),
        wire.getTts(),
        wire.getMentionEveryone(),
        users(wire.getMentionsList()),
        EntityWire.roles(wire.getMentionRoleIdsList()),
        AttachmentWire.attachments(wire.getAttachmentsList()),
        wire.getEmbedsJson(),
        wire.hasReference() ? fromWire(wire.getReference()) : null,
        wire.hasNonce() ? wire.getNonce() : null,
        wire.getPinned(),
        new DecisionId(wire.getDecision()),
        ReactionWire.counts(wire.getReactionsList()),
        wire.getByWebhook(),
        wire.getComponentsJson(),
        wire.hasInvocation() ? InteractionWire.fromWire(wire.getInvocation()) : null,
        EnclosureWire.fromWire(wire.getEnclosures()));
  }

  static List<Long> ids(List<MessageId> messages) {
    return messages.stream().map(MessageId::value).toList();
  }

  static List<MessageId> messageIds(List<Long> ids) {
    return ids.stream().map(MessageId::new).toList();
  }

  static List<WireUser> toWire(List<User> users) {
    return users.stream().map(EntityWire::toWire).toList();
  }

  static List<User> users(List<WireUser> wires) {
    return wires.stream().map(EntityWire::fromWire).toList();
  }

  private static WireReference toWire(MessageReference reference) {
    WireReference.Builder wire =
        WireReference.newBuilder()
            .setMessageId(reference.message() == null ? 0 : reference.message().value())
            .setChannelId(reference.channel().value());
    if (reference.guild() != null) {
      wire.setGuildId(reference.guild().value());
    }
    return wire.build();
  }

  private static MessageReference fromWire(WireReference wire) {
    return new MessageReference(
        wire.getMessageId() == 0 ? null : new MessageId(wire.getMessageId()),
        new ChannelId(wire.getChannelId()),
        wire.hasGuildId() ? new GuildId(wire.getGuildId()) : null);
  }

  static WireTailEntry toWire(TailEntry entry) {
    WireTailEntry.Builder wire =
        WireTailEntry.newBuilder()
            .setChannelId(entry.channel().value())
            .setMessageId(entry.id().value())
            .setDecision(entry.decision().value());
    if (entry.message() == null) {
      wire.setDeleted(true);
    } else {
      wire.setMessage(toWire(entry.message()));
    }
    return wire.build();
  }

  static TailEntry fromWire(WireTailEntry wire) {
    return new TailEntry(
        new ChannelId(wire.getChannelId()),
        new MessageId(wire.getMessageId()),
        new DecisionId(wire.getDecision()),
        wire.hasMessage() ? fromWire(wire.getMessage()) : null);
  }

  static WireMessageEvent toWire(MessageEvent event) {
    WireMessageEvent.Builder wire =
        WireMessageEvent.newBuilder()
            .setSpaceId(event.space().value())
            .setDecision(event.decision().value());
    return switch (event) {
      case MessageEvent.Created created -> wire.setCreated(toWire(created)).build();
      case MessageEvent.Updated updated -> wire.setUpdated(toWire(updated)).build();
      case MessageEvent.Deleted deleted ->
          wire.setDeleted(
                  WireMessageDeleted.newBuilder()
                      .setChannelId(deleted.channel().value())
                      .setMessageId(deleted.message().value())
                      .setGuildId(deleted.guild() == null ? 0 : deleted.guild().value()))
              .build();
      case MessageEvent.ReactionAdded added ->
          wire.setReactionAdded(ReactionWire.toWire(added)).build();
      case MessageEvent.ReactionRemoved removed ->
          wire.setReactionRemoved(ReactionWire.toWire(removed)).build();
      case MessageEvent.ReactionsCleared cleared ->
          wire.setReactionsCleared(ReactionWire.toWire(cleared)).build();
      case MessageEvent.MessagesDeleted deleted -> wire.setMessagesDeleted(toWire(deleted)).build();
      case MessageEvent.PinsChanged changed -> wire.setPinsChanged(toWire(changed)).build();
      case MessageEvent.Unknown unknown ->
          throw new IllegalArgumentException("an unknown event cannot be written: " + unknown);
    };
  }

  private static WireMessageCreated toWire(MessageEvent.Created created) {
    WireMessageCreated.Builder wire =
        WireMessageCreated.newBuilder().setMessage(toWire(created.message()));
    if (created.author() != null) {
      wire.setAuthor(EntityWire.toWire(created.author()));
    }
    if (created.repliedTo() != null) {
      wire.setRepliedTo(toWire(created.repliedTo()));
    }
    return wire.build();
  }

  private static WireMessageUpdated toWire(MessageEvent.Updated updated) {
    WireMessageUpdated.Builder wire =
        WireMessageUpdated.newBuilder().setMessage(toWire(updated.message()));
    if (updated.author() != null) {
      wire.setAuthor(EntityWire.toWire(updated.author()));
    }
    return wire.build();
  }

  private static WireMessagesDeleted toWire(MessageEvent.MessagesDeleted deleted) {
    WireMessagesDeleted.Builder wire =
        WireMessagesDeleted.newBuilder()
            .setChannelId(deleted.channel().value())
            .addAllMessageIds(ids(deleted.messages()));
    if (deleted.guild() != null) {
      wire.setGuildId(deleted.guild().value());
    }
    return wire.build();
  }

  private static WirePinsChanged toWire(MessageEvent.PinsChanged changed) {
    WirePinsChanged.Builder wire =
        WirePinsChanged.newBuilder()
            .setChannelId(changed.channel().value())
            .setMessageId(changed.message().value())
            .setPinned(changed.pinned());
    if (changed.guild() != null) {
      wire.setGuildId(changed.guild().value());
    }
    if (changed.lastPinAt() != null) {
      wire.setLastPinAtMs(changed.lastPinAt().toEpochMilli());
    }
    return wire.build();
  }

  static MessageEvent fromWire(WireMessageEvent wire) {
    SpaceId space = new SpaceId(wire.getSpaceId());
    DecisionId decision = new DecisionId(wire.getDecision());
    return switch (wire.getEventCase()) {
      case CREATED -> {
        WireMessageCreated created = wire.getCreated();
        yield new MessageEvent.Created(
            space,
            decision,
            fromWire(created.getMessage()),
            created.hasAuthor() ? EntityWire.fromWire(created.getAuthor()) : null,
            created.hasRepliedTo() ? fromWire(created.getRepliedTo()) : null);
      }
      case UPDATED -> {
        WireMessageUpdated updated = wire.getUpdated();
        yield new MessageEvent.Updated(
            space,
            decision,
            fromWire(updated.getMessage()),
            updated.hasAuthor() ? EntityWire.fromWire(updated.getAuthor()) : null);
      }
      case DELETED ->
          new MessageEvent.Deleted(
              space,
              decision,
              new ChannelId(wire.getDeleted().getChannelId()),
              new MessageId(wire.getDeleted().getMessageId()),
              wire.getDeleted().getGuildId() == 0
                  ? null
                  : new GuildId(wire.getDeleted().getGuildId()));
      case REACTION_ADDED -> ReactionWire.fromWire(space, decision, wire.getReactionAdded());
      case REACTION_REMOVED -> ReactionWire.fromWire(space, decision, wire.getReactionRemoved());
      case REACTIONS_CLEARED -> ReactionWire.fromWire(space, decision, wire.getReactionsCleared());
      case MESSAGES_DELETED -> {
        WireMessagesDeleted deleted = wire.getMessagesDeleted();
        yield new MessageEvent.MessagesDeleted(
            space,
            decision,
            new ChannelId(deleted.getChannelId()),
            messageIds(deleted.getMessageIdsList()),
            deleted.hasGuildId() ? new GuildId(deleted.getGuildId()) : null);
      }
      case PINS_CHANGED -> {
        WirePinsChanged changed = wire.getPinsChanged();
        yield new MessageEvent.PinsChanged(
            space,
            decision,
            new ChannelId(changed.getChannelId()),
            changed.hasGuildId() ? new GuildId(changed.getGuildId()) : null,
            new MessageId(changed.getMessageId()),
            changed.getPinned(),
            EntityWire.instant(changed.hasLastPinAtMs(), changed.getLastPinAtMs()));
      }
      case EVENT_NOT_SET -> new MessageEvent.Unknown(space, decision);
    };
  }
}
