package parley.gateway.space;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.edge.Conversation;
import parley.contracts.entity.Entity;
import parley.contracts.entity.Preference;
import parley.contracts.entity.Profile;
import parley.contracts.entity.Relationship;
import parley.contracts.id.UserId;
import parley.contracts.presence.Presence;
import parley.contracts.user.ReadState;

/// What is a user's own besides their account, at one moment.
///
/// @param preferences of all kinds
/// @param friends those who are there
public record PersonalState(
    List<Conversation> conversations,
    List<ReadState> readStates,
    List<Relationship> relationships,
    Profile profile,
    List<Preference> preferences,
    List<Presence> friends) {
  public PersonalState {
    conversations = List.copyOf(conversations);
    readStates = List.copyOf(readStates);
    relationships = List.copyOf(relationships);
    preferences = List.copyOf(preferences);
    friends = List.copyOf(friends);
  }

  static PersonalState of(
      UserId user,
      List<Conversation> conversations,
      List<ReadState> readStates,
      List<Entity> rows,
      List<Presence> friends) {
    List<Relationship> relationships = new ArrayList<>();
    List<Preference> preferences = new ArrayList<>();
    Profile profile = Profile.empty(user);
    for (Entity row : rows) {
      switch (row) {
        case Relationship relationship -> relationships.add(relationship);
        case Preference preference -> preferences.add(preference);
        case Profile said -> profile = said;
        default -> throw new IllegalArgumentException("nobody's own: " + row.key());
      }
    }
    return new PersonalState(
        conversations, readStates, relationships, profile, preferences, friends);
  }

  /// Those of one kind.
  public List<Preference> preferences(Preference.Kind kind) {
    return preferences.stream().filter(each -> each.kind() == kind).toList();
  }

  /// The settings as the user's clients wrote them; null when they never did.
  public @Nullable String settings() {
    return preferences(Preference.Kind.SETTINGS).stream()
        .filter(each -> each.subject() == 0)
        .map(Preference::content)
        .findFirst()
        .orElse(null);
  }
}
