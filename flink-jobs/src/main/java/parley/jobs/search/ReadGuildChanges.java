package parley.jobs.search;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Entity;
import parley.contracts.entity.EntityKey;
import parley.contracts.entity.EntityKind;
import parley.contracts.entity.Guild;
import parley.contracts.id.ChannelId;
import parley.contracts.topic.Topics;
import parley.jobs.log.RawRecord;
import parley.jobs.log.ReadFunction;

/// Of all rows those of channels and threads, and the ends of guilds aside. The key tells which
/// they are: most rows are not read further.
final class ReadGuildChanges extends ReadFunction<ChannelChange> {
  private static final long serialVersionUID = 1L;

  static final OutputTag<GuildEnd> GUILD_ENDS =
      new OutputTag<>("guild-ends", TypeInformation.of(GuildEnd.class));

  @Override
  protected void read(RawRecord record, Context context, Collector<ChannelChange> out) {
    EntityKey key = Topics.GUILD_CHANGES.keys().decode(record.key());
    boolean isGuild = key.kind() == EntityKind.GUILD;
    if (!isGuild && key.kind() != EntityKind.CHANNEL && key.kind() != EntityKind.THREAD) {
      return;
    }
    byte[] value = record.value();
    Entity row = value == null ? null : Topics.GUILD_CHANGES.values().decode(value);
    if (isGuild) {
      if (row == null || (row instanceof Guild guild && guild.deleted())) {
        context.output(GUILD_ENDS, new GuildEnd(key.id(), record.timeMs()));
      }
    } else if (row == null) {
      out.collect(new ChannelChange(key.space().value(), key.id(), 0, true, record.timeMs()));
    } else if (row instanceof Channel channel) {
      ChannelId parent = channel.type().isThread() ? channel.parent() : null;
      out.collect(
          new ChannelChange(
              key.space().value(),
              key.id(),
              parent == null ? 0 : parent.value(),
              false,
              record.timeMs()));
    }
  }
}
