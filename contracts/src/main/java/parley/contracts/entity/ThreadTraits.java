package parley.contracts.entity;

import java.time.Instant;
import java.util.List;
import parley.contracts.id.UserId;

/// What a channel that is a thread has besides.
///
/// @param archiveChangedAt when it was archived or brought back last; of a thread that never was,
///   when it began
/// @param autoArchiveMinutes without messages, after which it is archived
/// @param locked whether only moderators write in it and bring it back
/// @param invitable of private threads, whether others than moderators may add people
/// @param memberCount people in it
/// @param appliedTags ids of tags of the forum that it stands in
public record ThreadTraits(
    UserId owner,
    Instant createdAt,
    boolean archived,
    Instant archiveChangedAt,
    int autoArchiveMinutes,
    boolean locked,
    boolean invitable,
    int memberCount,
    List<Long> appliedTags) {
  public ThreadTraits {
    appliedTags = List.copyOf(appliedTags);
  }

  /// The same with another number of people.
  public ThreadTraits withMemberCount(int count) {
    return new ThreadTraits(
        owner,
        createdAt,
        archived,
        archiveChangedAt,
        autoArchiveMinutes,
        locked,
        invitable,
        count,
        appliedTags);
  }

  /// The same, archived or brought back at a moment.
  public ThreadTraits withArchived(boolean nowArchived, Instant at) {
    return new ThreadTraits(
        owner,
        createdAt,
        nowArchived,
        at,
        autoArchiveMinutes,
        locked,
        invitable,
        memberCount,
        appliedTags);
  }
}
