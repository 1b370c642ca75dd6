package parley.contracts.codec;

import java.time.Instant;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.message.IdleThread;
import parley.contracts.wire.WireIdleThread;

/// Threads that fell silent, as the values of `idle.threads`.
public final class IdleThreadCodec extends WireCodec<IdleThread, WireIdleThread> {
  public IdleThreadCodec() {
    super("idle thread", WireIdleThread.parser());
  }

  @Override
  WireIdleThread toWire(IdleThread idle) {
    return WireIdleThread.newBuilder()
        .setGuildId(idle.guild().value())
        .setThreadId(idle.thread().value())
        .setArchiveChangedAtMs(idle.archiveChangedAt().toEpochMilli())
        .build();
  }

  @Override
  IdleThread fromWire(WireIdleThread wire) {
    return new IdleThread(
        new GuildId(wire.getGuildId()),
        new ChannelId(wire.getThreadId()),
        Instant.ofEpochMilli(wire.getArchiveChangedAtMs()));
  }
}
