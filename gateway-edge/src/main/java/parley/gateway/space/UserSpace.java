package parley.gateway.space;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.contracts.edge.InboxEvent;
import parley.contracts.entity.Account;
import parley.contracts.entity.Credential;
import parley.contracts.entity.Membership;
import parley.contracts.id.CredentialId;
import parley.contracts.id.GuildId;
import parley.gateway.session.Seat;

/// A user of this edge: their account, tokens, guilds and sessions. Used by the hub's thread only.
public final class UserSpace {
  private final Map<GuildId, Membership> memberships = new HashMap<>();
  private final Map<CredentialId, Credential> credentials = new HashMap<>();
  private final List<Seat> seats = new ArrayList<>(1);
  private @Nullable Account account;

  /// Takes over what the user's space says now.
  public void load(InboxEvent.UserSnapshot snapshot) {
    account = snapshot.account();
    memberships.clear();
    snapshot.memberships().forEach(row -> memberships.put(row.guild(), row));
    credentials.clear();
    snapshot.credentials().forEach(row -> credentials.put(row.id(), row));
  }

  /// Null until the first snapshot.
  public @Nullable Account account() {
    return account;
  }

  public void put(Account row) {
    account = row;
  }

  public void put(Membership row) {
    memberships.put(row.guild(), row);
  }

  public void put(Credential row) {
    credentials.put(row.id(), row);
  }

  public void removeMembership(GuildId guild) {
    memberships.remove(guild);
  }

  public void removeCredential(CredentialId credential) {
    credentials.remove(credential);
  }

  public @Nullable Credential credential(CredentialId id) {
    return credentials.get(id);
  }

  public List<Membership> memberships() {
    return List.copyOf(memberships.values());
  }

  /// Sessions of the user.
  public List<Seat> seats() {
    return seats;
  }
}
