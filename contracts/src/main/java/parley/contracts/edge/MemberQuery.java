package parley.contracts.edge;

import java.util.List;
import parley.contracts.id.UserId;

/// Which members of a guild somebody asks for.
public sealed interface MemberQuery {
  /// All of them, in the order of their ids, a page at a time.
  ///
  /// @param after the last one of the page before; 0 for the first page
  record Page(UserId after, int limit) implements MemberQuery {}

  /// Those whose user name, global name or nickname begins like this, whatever the case.
  record Prefix(String text, int limit) implements MemberQuery {}

  /// Those of some users who are members.
  record Named(List<UserId> users) implements MemberQuery {
    public Named {
      users = List.copyOf(users);
    }
  }
}
