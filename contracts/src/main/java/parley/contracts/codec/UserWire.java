package parley.contracts.codec;

import java.time.Instant;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.user.ReadState;
import parley.contracts.user.Typing;
import parley.contracts.wire.WireReadState;
import parley.contracts.wire.WireTyping;

/// Typing and read states to and from their wire form.
final class UserWire {
  private UserWire() {}

  static WireTyping toWire(Typing typing) {
    WireTyping.Builder wire =
        WireTyping.newBuilder()
            .setChannelId(typing.channel().value())
            .setUserId(typing.user().value())
            .setBeganAtMs(typing.beganAt().toEpochMilli());
    if (typing.guild() != null) {
      wire.setGuildId(typing.guild().value());
    }
    if (typing.member() != null) {
      wire.setMember(EntityWire.toWire(typing.member()));
    }
    return wire.build();
  }

  static Typing fromWire(WireTyping wire) {
    return new Typing(
        new ChannelId(wire.getChannelId()),
        wire.hasGuildId() ? new GuildId(wire.getGuildId()) : null,
        new UserId(wire.getUserId()),
        wire.hasMember() ? EntityWire.fromWire(wire.getMember()) : null,
        Instant.ofEpochMilli(wire.getBeganAtMs()));
  }

  static WireReadState toWire(ReadState state) {
    return WireReadState.newBuilder()
        .setChannelId(state.channel().value())
        .setLastReadId(state.lastRead().value())
        .setMentions(state.mentions())
        .build();
  }

  static ReadState fromWire(WireReadState wire) {
    return new ReadState(
        new ChannelId(wire.getChannelId()),
        new MessageId(wire.getLastReadId()),
        wire.getMentions());
  }
}
