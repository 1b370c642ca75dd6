package parley.gateway.frame;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;

/// Reads requests for members: one guild, and either the beginning of a name with a limit, or the
/// ids of at most 100 users.
final class MemberRequestReader {
  private static final int MAX_USERS = 100;
  private static final int MAX_NONCE_BYTES = 32;

  private MemberRequestReader() {}

  static ClientFrame read(Map<?, ?> fields) {
    List<Long> guild = ids(fields.get("guild_id"));
    if (guild == null || guild.size() != 1) {
      return new ClientFrame.Malformed("a request for members names one guild");
    }
    List<Long> users = List.of();
    if (fields.get("user_ids") != null) {
      users = ids(fields.get("user_ids"));
      if (users == null || users.size() > MAX_USERS) {
        return new ClientFrame.Malformed("user_ids are at most 100 ids");
      }
    } else if (!(fields.get("query") instanceof String)) {
      return new ClientFrame.Malformed("a request for members has query or user_ids");
    }
    Long limit = fields.get("limit") == null ? Long.valueOf(0) : number(fields.get("limit"));
    if (limit == null || limit < 0 || limit > Integer.MAX_VALUE) {
      return new ClientFrame.Malformed("limit is no number of members");
    }
    return new ClientFrame.RequestMembers(
        new GuildId(guild.getFirst()),
        fields.get("user_ids") == null ? (String) fields.get("query") : null,
        limit.intValue(),
        users.stream().distinct().map(UserId::new).toList(),
        Boolean.TRUE.equals(fields.get("presences")),
        nonce(fields.get("nonce")));
  }

  /// One id, or a list of ids; null when it is neither.
  private static @Nullable List<Long> ids(@Nullable Object value) {
    List<Long> ids = new ArrayList<>();
    for (Object each : value instanceof List<?> list ? list : Collections.singletonList(value)) {
      Long id = number(each);
      if (id == null) {
        return null;
      }
      ids.add(id);
    }
    return ids;
  }

  private static @Nullable Long number(@Nullable Object value) {
    return ClientFrameReader.number(value);
  }

  /// One that is too long is left out, as the protocol has it.
  private static @Nullable String nonce(@Nullable Object value) {
    return value instanceof String text
            && text.getBytes(StandardCharsets.UTF_8).length <= MAX_NONCE_BYTES
        ? text
        : null;
  }
}
