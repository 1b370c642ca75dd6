package parley.jobs.search;

import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.message.MessageEvent;

/// Where an event happened.
final class ChannelOf {
  private ChannelOf() {}

  /// The channel; null when the event is of a kind that a newer release writes.
  static @Nullable ChannelId event(MessageEvent event) {
    return switch (event) {
      case MessageEvent.Created created -> created.message().channel();
      case MessageEvent.Updated updated -> updated.message().channel();
      case MessageEvent.Deleted deleted -> deleted.channel();
      case MessageEvent.MessagesDeleted deleted -> deleted.channel();
      case MessageEvent.ReactionAdded added -> added.channel();
      case MessageEvent.ReactionRemoved removed -> removed.channel();
      case MessageEvent.ReactionsCleared cleared -> cleared.channel();
      case MessageEvent.PinsChanged changed -> changed.channel();
      case MessageEvent.Unknown _ -> null;
    };
  }

  /// The guild; null in private channels.
  static @Nullable GuildId guild(MessageEvent event) {
    return switch (event) {
      case MessageEvent.Created created -> created.message().guild();
      case MessageEvent.Updated updated -> updated.message().guild();
      case MessageEvent.Deleted deleted -> deleted.guild();
      case MessageEvent.MessagesDeleted deleted -> deleted.guild();
      case MessageEvent.ReactionAdded added -> added.guild();
      case MessageEvent.ReactionRemoved removed -> removed.guild();
      case MessageEvent.ReactionsCleared cleared -> cleared.guild();
      case MessageEvent.PinsChanged changed -> changed.guild();
      case MessageEvent.Unknown _ -> null;
    };
  }
}
