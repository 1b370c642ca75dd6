package parley.contracts.interaction;

import org.jspecify.annotations.Nullable;
import parley.contracts.message.Interaction;
import parley.contracts.message.Message;
import parley.contracts.space.SpaceId;

/// An interaction as long as it can be answered.
///
/// @param answered whether it was
/// @param loading whether a message was promised that is not there yet
/// @param source the message whose component was used
/// @param original the message that it was first answered with, as it was then
/// @param modalJson the modal that it was answered with; empty when with none
public record OpenInteraction(
    SpaceId space,
    Interaction interaction,
    boolean answered,
    boolean loading,
    @Nullable Message source,
    @Nullable Message original,
    String modalJson) {
  /// One that was just begun.
  public OpenInteraction(SpaceId space, Interaction interaction, @Nullable Message source) {
    this(space, interaction, false, false, source, null, "");
  }

  /// @param first the message that is the answer; null when none is
  public OpenInteraction answered(@Nullable Message first, boolean stillLoading, String modal) {
    return new OpenInteraction(space, interaction, true, stillLoading, source, first, modal);
  }

  public OpenInteraction loaded() {
    return new OpenInteraction(space, interaction, answered, false, source, original, modalJson);
  }
}
