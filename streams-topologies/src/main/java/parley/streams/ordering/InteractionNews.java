package parley.streams.ordering;

import parley.contracts.edge.InboxEvent;
import parley.contracts.id.UserId;
import parley.contracts.interaction.InteractionEvent;
import parley.contracts.interaction.OpenInteraction;
import parley.contracts.message.MessageEvent;
import parley.contracts.space.SpaceId;
import parley.contracts.user.UserEvent;
import parley.streams.fanout.Outbox;
import parley.streams.fanout.SpaceFollowers;
import parley.streams.guild.SpaceEntities;

/// Tells one user of interactions: only the slots that follow a guild for this user, or the user's
/// own space where it happens in a private channel. Belongs to the task's thread.
final class InteractionNews {
  private final SpaceEntities entities;
  private final SpaceFollowers followers;
  private final Outbox outbox;

  InteractionNews(SpaceEntities entities, SpaceFollowers followers, Outbox outbox) {
    this.entities = entities;
    this.followers = followers;
    this.outbox = outbox;
  }

  /// What became of it, to who began it.
  void progress(OpenInteraction open, InteractionEvent.Stage stage) {
    tell(
        open.space(),
        new InteractionEvent.Progress(
            open.interaction().invoker().id(),
            open.interaction().id(),
            open.interaction().nonce(),
            stage));
  }

  void whisper(SpaceId space, UserId user, MessageEvent event) {
    tell(space, new InteractionEvent.Whispered(user, event));
  }

  void tell(SpaceId space, InteractionEvent event) {
    if (entities.guild(space) == null) {
      outbox.forward(new UserEvent.Interacted(event));
      return;
    }
    for (SpaceFollowers.Slot slot : followers.liveSlots(space, event.user())) {
      outbox.tell(slot, space, new InboxEvent.Interacted(event));
    }
  }
}
