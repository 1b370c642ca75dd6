package parley.streams.fanout;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import parley.contracts.codec.EntityCodec;
import parley.contracts.edge.InboxEvent;
import parley.contracts.edge.MemberQuery;
import parley.contracts.entity.Member;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.presence.Presence;
import parley.contracts.space.SpaceId;
import parley.streams.guild.SpaceEntities;

/// Answers requests for members with one page, which is bounded in members and in bytes; whoever
/// wants more asks for the next one. Belongs to the task's thread.
public final class MemberPages {
  static final int PAGE_MEMBERS = 1_000;

  /// A page ends with the row that reaches this size, so a record stays far below the broker's
  /// limit of 1 MiB.
  static final int PAGE_BYTES = 256 * 1024;

  private static final EntityCodec ROWS = new EntityCodec();

  private final SpaceEntities entities;
  private final BiFunction<SpaceId, UserId, Presence> presences;

  /// @param presences how somebody is present in a space
  public MemberPages(SpaceEntities entities, BiFunction<SpaceId, UserId, Presence> presences) {
    this.entities = entities;
    this.presences = presences;
  }

  /// @param request the number of the request
  public InboxEvent.MembersFound find(GuildId guild, long request, MemberQuery query) {
    Page page = new Page();
    switch (query) {
      case MemberQuery.Page all -> {
        int limit = Math.min(all.limit(), PAGE_MEMBERS);
        entities.eachMember(guild.space(), all.after(), member -> page.add(member, limit));
      }
      case MemberQuery.Prefix prefix -> {
        int limit = Math.min(prefix.limit(), PAGE_MEMBERS);
        for (UserId user : entities.named(guild.space(), prefix.text(), limit)) {
          page.add(entities.member(guild, user), limit);
        }
      }
      case MemberQuery.Named named -> {
        for (UserId user : named.users()) {
          page.add(entities.member(guild, user), PAGE_MEMBERS);
        }
      }
    }
    List<Presence> present =
        page.members.stream()
            .map(member -> presences.apply(guild.space(), member.user().id()))
            .filter(presence -> !presence.isOffline())
            .toList();
    return new InboxEvent.MembersFound(request, page.members, present, page.more);
  }

  private static final class Page {
    private final List<Member> members = new ArrayList<>();
    private int bytes;
    private boolean more;

    /// @return whether there may be room for another
    boolean add(@Nullable Member member, int limit) {
      if (member == null) {
        return true;
      }
      if (members.size() >= limit || bytes >= PAGE_BYTES) {
        more = true;
        return false;
      }
      members.add(member);
      bytes += ROWS.encode(member).length;
      return true;
    }
  }
}
