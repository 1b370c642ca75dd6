package parley.contracts.codec;

import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.message.Command;
import parley.contracts.voice.Placement;
import parley.contracts.voice.RouterId;
import parley.contracts.voice.VoiceState;
import parley.contracts.wire.WireMoveVoice;
import parley.contracts.wire.WirePlacement;
import parley.contracts.wire.WireReportVoice;
import parley.contracts.wire.WireUpdateVoiceState;
import parley.contracts.wire.WireVoiceCommand;
import parley.contracts.wire.WireVoiceState;

/// Voice states and commands about them to and from their wire form.
final class VoiceWire {
  private VoiceWire() {}

  static WireVoiceState toWire(VoiceState state) {
    WireVoiceState.Builder wire =
        WireVoiceState.newBuilder()
            .setGuildId(state.guild().value())
            .setUserId(state.user().value())
            .setSessionId(state.session())
            .setSelfMute(state.selfMute())
            .setSelfDeaf(state.selfDeaf())
            .setSelfVideo(state.selfVideo())
            .setMute(state.mute())
            .setDeaf(state.deaf())
            .setSuppress(state.suppress())
            .setConnected(state.connected())
            .setSinceMs(state.sinceMs());
    if (state.channel() != null) {
      wire.setChannelId(state.channel().value());
    }
    Placement placement = state.placement();
    if (placement != null) {
      wire.setPlacement(
          WirePlacement.newBuilder()
              .setRouter(placement.router().value())
              .setLife(placement.life())
              .setEndpoint(placement.endpoint())
              .setConnection(placement.connection()));
    }
    return wire.build();
  }

  static VoiceState fromWire(WireVoiceState wire) {
    return new VoiceState(
        new GuildId(wire.getGuildId()),
        wire.hasChannelId() ? new ChannelId(wire.getChannelId()) : null,
        new UserId(wire.getUserId()),
        wire.getSessionId(),
        wire.getSelfMute(),
        wire.getSelfDeaf(),
        wire.getSelfVideo(),
        wire.getMute(),
        wire.getDeaf(),
        wire.getSuppress(),
        wire.hasPlacement() ? fromWire(wire.getPlacement()) : null,
        wire.getConnected(),
        wire.getSinceMs());
  }

  private static Placement fromWire(WirePlacement wire) {
    return new Placement(
        new RouterId(wire.getRouter()), wire.getLife(), wire.getEndpoint(), wire.getConnection());
  }

  static WireVoiceCommand toWire(Command.Voice command) {
    WireVoiceCommand.Builder wire = WireVoiceCommand.newBuilder();
    return switch (command) {
      case Command.UpdateVoiceState update -> wire.setUpdate(toWire(update)).build();
      case Command.MoveVoice move -> wire.setMove(toWire(move)).build();
      case Command.ReportVoice report ->
          wire.setReport(
                  WireReportVoice.newBuilder()
                      .setConnection(report.connection())
                      .setConnected(report.connected()))
              .build();
    };
  }

  static Command fromWire(Command.Header header, WireVoiceCommand wire) {
    return switch (wire.getCommandCase()) {
      case UPDATE -> fromWire(header, wire.getUpdate());
      case MOVE -> {
        WireMoveVoice move = wire.getMove();
        yield new Command.MoveVoice(
            header,
            new UserId(move.getUserId()),
            move.hasChannelId() ? new ChannelId(move.getChannelId()) : null);
      }
      case REPORT ->
          new Command.ReportVoice(
              header, wire.getReport().getConnection(), wire.getReport().getConnected());
      case COMMAND_NOT_SET -> new Command.Unknown(header);
    };
  }

  private static WireUpdateVoiceState toWire(Command.UpdateVoiceState update) {
    WireUpdateVoiceState.Builder wire =
        WireUpdateVoiceState.newBuilder()
            .setSessionId(update.session())
            .setSelfMute(update.selfMute())
            .setSelfDeaf(update.selfDeaf())
            .setSelfVideo(update.selfVideo());
    if (update.channel() != null) {
      wire.setChannelId(update.channel().value());
    }
    return wire.build();
  }

  private static Command.UpdateVoiceState fromWire(
      Command.Header header, WireUpdateVoiceState wire) {
    return new Command.UpdateVoiceState(
        header,
        wire.hasChannelId() ? new ChannelId(wire.getChannelId()) : null,
        wire.getSessionId(),
        wire.getSelfMute(),
        wire.getSelfDeaf(),
        wire.getSelfVideo());
  }

  private static WireMoveVoice toWire(Command.MoveVoice move) {
    WireMoveVoice.Builder wire = WireMoveVoice.newBuilder().setUserId(move.user().value());
    if (move.channel() != null) {
      wire.setChannelId(move.channel().value());
    }
    return wire.build();
  }
}
