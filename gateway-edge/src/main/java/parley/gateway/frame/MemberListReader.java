package parley.gateway.frame;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;

/// Reads which parts of a member list a client looks at: at most [#CHANNELS] channels, with at most
/// [#RANGES] parts of at most [#PLACES] places each, as the known clients ask.
final class MemberListReader {
  private static final int CHANNELS = 5;
  private static final int RANGES = 5;
  private static final int PLACES = 100;
  private static final int LAST_PLACE = 100_000;

  private MemberListReader() {}

  static ClientFrame read(Map<?, ?> fields) {
    Long guild = ClientFrameReader.number(fields.get("guild_id"));
    Map<ChannelId, List<ClientFrame.Range>> ranges = channels(fields.get("channels"));
    return guild == null || ranges == null
        ? new ClientFrame.Malformed("a member list that cannot be read")
        : new ClientFrame.ViewMembers(new GuildId(guild), ranges);
  }

  private static @Nullable Map<ChannelId, List<ClientFrame.Range>> channels(
      @Nullable Object value) {
    Map<ChannelId, List<ClientFrame.Range>> channels = new HashMap<>();
    if (value == null) {
      // Clients also ask for typing or threads alone.
      return channels;
    }
    if (!(value instanceof Map<?, ?> fields) || fields.size() > CHANNELS) {
      return null;
    }
    for (Map.Entry<?, ?> field : fields.entrySet()) {
      Long channel = ClientFrameReader.number(field.getKey());
      List<ClientFrame.Range> ranges = ranges(field.getValue());
      if (channel == null || ranges == null) {
        return null;
      }
      channels.put(new ChannelId(channel), ranges);
    }
    return channels;
  }

  private static @Nullable List<ClientFrame.Range> ranges(@Nullable Object value) {
    if (!(value instanceof List<?> list) || list.size() > RANGES) {
      return null;
    }
    List<ClientFrame.Range> ranges = new ArrayList<>();
    for (Object each : list) {
      if (!(each instanceof List<?> pair) || pair.size() != 2) {
        return null;
      }
      Long first = ClientFrameReader.number(pair.get(0));
      Long last = ClientFrameReader.number(pair.get(1));
      if (first == null
          || last == null
          || first < 0
          || last < first
          || last > LAST_PLACE
          || last - first >= PLACES) {
        return null;
      }
      ranges.add(new ClientFrame.Range(first.intValue(), last.intValue()));
    }
    return List.copyOf(ranges);
  }
}
