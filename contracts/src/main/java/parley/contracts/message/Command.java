package parley.contracts.message;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.User;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.moderation.ModerationOrder;
import parley.contracts.space.SpaceId;

/// Something that a space is asked to decide. Value of `commands`.
public sealed interface Command {
  /// Stands for the instance that waits for the answer, when none does.
  int NOBODY_WAITS = -1;

  Header header();

  /// What every command says.
  ///
  /// @param replyToInstance the ingress instance that waits for the verdict
  /// @param actor on whose behalf
  record Header(CommandId id, SpaceId space, int replyToInstance, UserId actor, Instant issuedAt) {}

  /// Post a message.
  ///
  /// @param repliedTo what ingress read of the message replied to
  /// @param beginsThread whether it is the first of a forum's thread, whose id it then has
  /// @param componentsJson buttons and the like as a JSON array; empty when there are none
  record SendMessage(
      Header header,
      ChannelId channel,
      User author,
      String content,
      String embedsJson,
      boolean tts,
      long flags,
      @Nullable String nonce,
      boolean enforceNonce,
      MentionRequest mentions,
      @Nullable Message repliedTo,
      List<Attachment> attachments,
      boolean beginsThread,
      String componentsJson,
      Enclosures enclosures)
      implements Command {
    public SendMessage {
      attachments = List.copyOf(attachments);
    }

    /// A message without components, stickers, polls and what others wrote.
    public SendMessage(
        Header header,
        ChannelId channel,
        User author,
        String content,
        String embedsJson,
        boolean tts,
        long flags,
        @Nullable String nonce,
        boolean enforceNonce,
        MentionRequest mentions,
        @Nullable Message repliedTo,
        List<Attachment> attachments,
        boolean beginsThread) {
      this(
          header,
          channel,
          author,
          content,
          embedsJson,
          tts,
          flags,
          nonce,
          enforceNonce,
          mentions,
          repliedTo,
          attachments,
          beginsThread,
          "",
          Enclosures.NONE);
    }

    /// A message that is not the first of a forum's thread.
    public SendMessage(
        Header header,
        ChannelId channel,
        User author,
        String content,
        String embedsJson,
        boolean tts,
        long flags,
        @Nullable String nonce,
        boolean enforceNonce,
        MentionRequest mentions,
        @Nullable Message repliedTo,
        List<Attachment> attachments) {
      this(
          header,
          channel,
          author,
          content,
          embedsJson,
          tts,
          flags,
          nonce,
          enforceNonce,
          mentions,
          repliedTo,
          attachments,
          false);
    }
  }

  /// Change a message; absent parts stay as they are.
  ///
  /// @param known what ingress read of the message, for when it has left the hot tail
  record EditMessage(
      Header header,
      ChannelId channel,
      MessageId message,
      @Nullable String content,
      @Nullable String embedsJson,
      @Nullable Long flags,
      MentionRequest mentions,
      @Nullable Message known,
      @Nullable AttachmentRevision attachments,
      @Nullable String componentsJson)
      implements Command {
    /// A change that leaves the components as they are.
    public EditMessage(
        Header header,
        ChannelId channel,
        MessageId message,
        @Nullable String content,
        @Nullable String embedsJson,
        @Nullable Long flags,
        MentionRequest mentions,
        @Nullable Message known,
        @Nullable AttachmentRevision attachments) {
      this(
          header, channel, message, content, embedsJson, flags, mentions, known, attachments, null);
    }
  }

  /// Publish an announcement.
  ///
  /// @param known what ingress read of the message, for when it has left the hot tail
  record Crosspost(Header header, ChannelId channel, MessageId message, @Nullable Message known)
      implements Command {}

  /// Delete a message.
  ///
  /// @param known what ingress read of the message, for when it has left the hot tail
  record DeleteMessage(Header header, ChannelId channel, MessageId message, @Nullable Message known)
      implements Command {}

  /// React to a message.
  ///
  /// @param known what ingress read of the message, for when it has left the hot tail
  /// @param knownReaction the decision of the actor's own reaction, as ingress read it
  /// @param emojiGuild to which ingress found the custom emoji to belong
  record AddReaction(
      Header header,
      ChannelId channel,
      MessageId message,
      ReactionEmoji emoji,
      @Nullable Message known,
      @Nullable DecisionId knownReaction,
      @Nullable GuildId emojiGuild)
      implements Command {
    /// With an emoji of Unicode, or one that others react with already.
    public AddReaction(
        Header header,
        ChannelId channel,
        MessageId message,
        ReactionEmoji emoji,
        @Nullable Message known,
        @Nullable DecisionId knownReaction) {
      this(header, channel, message, emoji, known, knownReaction, null);
    }
  }

  /// Take somebody's reaction back.
  ///
  /// @param known what ingress read of the message, for when it has left the hot tail
  /// @param knownReaction the decision of that user's reaction, as ingress read it
  record RemoveReaction(
      Header header,
      ChannelId channel,
      MessageId message,
      UserId user,
      ReactionEmoji emoji,
      @Nullable Message known,
      @Nullable DecisionId knownReaction)
      implements Command {}

  /// Take everybody's reactions off a message.
  ///
  /// @param emoji null for all of them
  /// @param known what ingress read of the message, for when it has left the hot tail
  record ClearReactions(
      Header header,
      ChannelId channel,
      MessageId message,
      @Nullable ReactionEmoji emoji,
      @Nullable Message known)
      implements Command {}

  /// Delete many messages by one decision; those that are gone already are passed over.
  ///
  /// @param known those that ingress found, for when they have left the hot tail
  record DeleteMessages(
      Header header, ChannelId channel, List<MessageId> messages, List<MessageId> known)
      implements Command {
    public DeleteMessages {
      if (messages.isEmpty()) {
        throw new IllegalArgumentException("nothing to delete");
      }
      messages = List.copyOf(messages);
      known = List.copyOf(known);
    }
  }

  /// Pin a message.
  ///
  /// @param known what ingress read of the message, for when it has left the hot tail
  record PinMessage(
      Header header, ChannelId channel, MessageId message, User pinner, @Nullable Message known)
      implements Command {}

  /// Take a message off the pins.
  ///
  /// @param known what ingress read of the message, for when it has left the hot tail
  record UnpinMessage(Header header, ChannelId channel, MessageId message, @Nullable Message known)
      implements Command {}

  /// Tell that a thread was begun, whose row is there already: on the message that it hangs on and
  /// in the thread, or else in the channel.
  ///
  /// @param channel the thread's parent
  /// @param message that it hangs on; its id is the thread's
  /// @param known what ingress read of the message, for when it has left the hot tail
  record AnnounceThread(
      Header header,
      ChannelId channel,
      ChannelId thread,
      User starter,
      @Nullable MessageId message,
      @Nullable Message known)
      implements Command {}

  /// Choose these answers of a poll, and no others.
  ///
  /// @param answers their numbers; none takes all votes back
  /// @param known what ingress read of the message, for when it has left the hot tail
  /// @param knownVotes the decisions of the actor's own votes by answer, as ingress read them
  record Vote(
      Header header,
      ChannelId channel,
      MessageId message,
      List<Integer> answers,
      @Nullable Message known,
      Map<Integer, DecisionId> knownVotes)
      implements Command {
    public Vote {
      answers = List.copyOf(answers);
      knownVotes = Map.copyOf(knownVotes);
    }
  }

  /// End a poll, before its time or because that is over.
  ///
  /// @param known what ingress read of the message, for when it has left the hot tail
  /// @param expired whether its time is over: the topology asks itself, and nobody waits
  record EndPoll(
      Header header, ChannelId channel, MessageId message, @Nullable Message known, boolean expired)
      implements Command {}

  /// Show what the links of a message lead to. The actor is its author. Not answered; forgotten
  /// when the message says something else meanwhile, or shows something already.
  ///
  /// @param content that of the message when its links were followed
  /// @param embedsJson what is to be shown: a JSON array
  record ShowLinks(
      Header header, ChannelId channel, MessageId message, String content, String embedsJson)
      implements Command {}

  /// Answer when the space's rows up to this revision (of its guild or its account) are in force.
  record Fence(Header header, long revision) implements Command {}

  /// Tell others that the actor began to write. Not answered; forgotten when it comes late.
  record StartTyping(Header header, ChannelId channel) implements Command {}

  /// The actor read channels up to messages. Decided in the actor's own space.
  record Acknowledge(Header header, List<Acknowledgement> acknowledgements) implements Command {
    public Acknowledge {
      acknowledgements = List.copyOf(acknowledgements);
    }
  }

  /// @param manual whether the actor may go back, to leave something unread
  record Acknowledgement(ChannelId channel, MessageId message, boolean manual) {}

  /// Something about who is in which voice channel.
  sealed interface Voice extends Command {}

  /// Join a voice channel, go to another one, change what others are told, or leave.
  ///
  /// @param channel null to leave
  /// @param session the gateway session that asks. Not answered: it hears of what becomes of it.
  record UpdateVoiceState(
      Header header,
      @Nullable ChannelId channel,
      String session,
      boolean selfMute,
      boolean selfDeaf,
      boolean selfVideo)
      implements Voice {}

  /// Move somebody to another voice channel.
  ///
  /// @param channel null to end their connection
  record MoveVoice(Header header, UserId user, @Nullable ChannelId channel) implements Voice {}

  /// A router has the actor's client, or has it no longer. Not answered.
  ///
  /// @param connection by the client's placement
  record ReportVoice(Header header, long connection, boolean connected) implements Voice {}

  /// Something about an interaction of somebody with an application.
  sealed interface OfInteraction extends Command {}

  /// Begin an interaction. The actor is who begins it.
  ///
  /// @param requiredPermissions what a member needs for the command; null when nothing more
  /// @param message whose component is used
  /// @param known what ingress read of that message, for when it has left the hot tail
  /// @param customId of the component or the modal
  /// @param modalOf the interaction that was answered with the modal
  record Interact(
      Header header,
      Interaction interaction,
      @Nullable Long requiredPermissions,
      @Nullable MessageId message,
      @Nullable Message known,
      String customId,
      @Nullable Long modalOf)
      implements OfInteraction {}

  /// How an application answers.
  enum Answer {
    REPLY,
    DEFER_REPLY,
    DEFER_UPDATE,
    UPDATE,
    SUGGEST,
    SHOW_MODAL,
    FOLLOW_UP,
    /// Change an answer that was given before.
    EDIT,
    DELETE,
    /// Look at an answer that was given before.
    FIND
  }

  /// Answer an interaction, or deal with such an answer. The actor is the application.
  ///
  /// @param message which of the answers; null for the first
  /// @param send the message to send
  /// @param edit the change to make, whatever message it names
  /// @param json a modal, or suggestions
  /// @param ephemeral whether only who began the interaction sees the message
  record Respond(
      Header header,
      long interaction,
      ChannelId channel,
      Answer answer,
      @Nullable MessageId message,
      @Nullable SendMessage send,
      @Nullable EditMessage edit,
      String json,
      boolean ephemeral)
      implements OfInteraction {}

  /// Do what moderation decided elsewhere. The actor is whom it is about.
  record Moderate(Header header, ModerationOrder order) implements Command {}

  /// A command that a newer release writes.
  record Unknown(Header header) implements Command {}
}
