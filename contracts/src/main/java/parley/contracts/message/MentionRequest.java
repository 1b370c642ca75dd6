package parley.contracts.message;

import java.util.List;
import parley.contracts.entity.User;
import parley.contracts.id.RoleId;

/// Whom a message wants to mention, after `allowed_mentions`; the topology grants what the author's
/// permissions allow.
public record MentionRequest(List<User> users, List<RoleId> roles, boolean everyone) {
  public static final MentionRequest NONE = new MentionRequest(List.of(), List.of(), false);

  public MentionRequest {
    users = List.copyOf(users);
    roles = List.copyOf(roles);
  }
}
