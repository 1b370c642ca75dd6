package parley.ingress.guild;

import java.sql.SQLException;
import parley.contracts.entity.Member;
import parley.contracts.entity.Role;
import parley.contracts.id.GuildId;
import parley.ingress.database.Transaction;

/// A member leaves, by their own will or another's. With a bot goes the role that was made for it.
public final class Departure {
  private Departure() {}

  public static void of(Transaction rows, GuildId guild, Member member) throws SQLException {
    MemberRows.delete(rows, guild, member.user().id());
    if (member.user().bot()) {
      for (Role role : RoleRows.of(rows, guild)) {
        if (member.user().id().equals(role.bot())) {
          RoleRows.delete(rows, guild, role.id());
        }
      }
    }
  }
}
