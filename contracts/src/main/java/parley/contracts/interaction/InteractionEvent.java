package parley.contracts.interaction;

import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Guild;
import parley.contracts.entity.Member;
import parley.contracts.entity.PrivateChannel;
import parley.contracts.id.ChannelId;
import parley.contracts.id.UserId;
import parley.contracts.message.Interaction;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;

/// What one user is told of an interaction, in the order of the space in which it happens.
public sealed interface InteractionEvent {
  /// Who is told: an application's bot, or who began the interaction.
  UserId user();

  /// The application is asked. Either guild, channel and member are there, or a private channel.
  ///
  /// @param permissions of who asks, in the channel
  /// @param appPermissions of the application, in the channel
  /// @param message whose component was used
  record Invoked(
      Interaction interaction,
      @Nullable Guild guild,
      @Nullable Channel channel,
      @Nullable PrivateChannel privateChannel,
      @Nullable Member member,
      long permissions,
      long appPermissions,
      @Nullable Message message)
      implements InteractionEvent {
    @Override
    public UserId user() {
      return interaction.application();
    }
  }

  /// What became of it.
  enum Stage {
    CREATED,
    SUCCEEDED,
    FAILED
  }

  /// Who began it is told what becomes of it.
  record Progress(UserId user, long interaction, @Nullable String nonce, Stage stage)
      implements InteractionEvent {}

  /// Something happened to a message that this user alone sees.
  record Whispered(UserId user, MessageEvent event) implements InteractionEvent {}

  /// Who began it is shown a modal, or suggestions.
  record Presented(
      UserId user,
      long interaction,
      @Nullable String nonce,
      UserId application,
      ChannelId channel,
      boolean modal,
      String json)
      implements InteractionEvent {}

  /// An event that a newer release writes.
  record Unknown(UserId user) implements InteractionEvent {}
}
