package parley.contracts.codec;

import parley.contracts.edge.Conversation;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.PrivateChannel;
import parley.contracts.entity.Recipient;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.wire.WireConversation;
import parley.contracts.wire.WirePrivateChannel;
import parley.contracts.wire.WireRecipient;

/// Private channels to and from their wire form.
final class PrivateChannelWire {
  private PrivateChannelWire() {}

  static WirePrivateChannel toWire(PrivateChannel channel) {
    WirePrivateChannel.Builder wire =
        WirePrivateChannel.newBuilder()
            .setId(channel.id().value())
            .setType(channel.type().code())
            .setBlocked(channel.blocked())
            .setRevision(channel.revision());
    if (channel.name() != null) {
      wire.setName(channel.name());
    }
    if (channel.icon() != null) {
      wire.setIcon(channel.icon());
    }
    if (channel.owner() != null) {
      wire.setOwnerId(channel.owner().value());
    }
    for (Recipient recipient : channel.recipients()) {
      WireRecipient.Builder each =
          WireRecipient.newBuilder().setUser(EntityWire.toWire(recipient.user()));
      if (recipient.hiddenUntil() != null) {
        each.setHiddenUntil(recipient.hiddenUntil().value());
      }
      wire.addRecipients(each);
    }
    return wire.build();
  }

  static PrivateChannel fromWire(WirePrivateChannel wire) {
    return new PrivateChannel(
        new ChannelId(wire.getId()),
        ChannelType.of(wire.getType())
            .orElseThrow(
                () -> new IllegalArgumentException("unknown channel type " + wire.getType())),
        wire.hasName() ? wire.getName() : null,
        wire.hasIcon() ? wire.getIcon() : null,
        wire.hasOwnerId() ? new UserId(wire.getOwnerId()) : null,
        wire.getRecipientsList().stream().map(PrivateChannelWire::fromWire).toList(),
        wire.getBlocked(),
        wire.getRevision());
  }

  private static Recipient fromWire(WireRecipient wire) {
    return new Recipient(
        EntityWire.fromWire(wire.getUser()),
        wire.hasHiddenUntil() ? new MessageId(wire.getHiddenUntil()) : null);
  }

  static WireConversation toWire(Conversation conversation) {
    WireConversation.Builder wire =
        WireConversation.newBuilder().setChannel(toWire(conversation.channel()));
    if (conversation.lastMessage() != null) {
      wire.setLastMessageId(conversation.lastMessage().value());
    }
    return wire.build();
  }

  static Conversation fromWire(WireConversation wire) {
    return new Conversation(
        fromWire(wire.getChannel()),
        wire.hasLastMessageId() ? new MessageId(wire.getLastMessageId()) : null);
  }
}
