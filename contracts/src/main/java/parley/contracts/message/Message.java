package parley.contracts.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.User;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.id.RoleId;

/// A message in its present form.
///
/// @param type the number of the public protocol, as [#TYPE_DEFAULT]
/// @param embedsJson the embeds as a JSON array that ingress checked; empty when there are none
/// @param decision the decision that gave the message this form; its id's value until the first
///   change
/// @param byWebhook whether it came through the webhook that has the author's id
/// @param reactions in the order in which the emojis were first used; votes are among them
/// @param componentsJson buttons and the like as a JSON array that ingress checked; empty when
///   there are none
/// @param invocation what the message answers, if it is an application's answer to somebody
public record Message(
    MessageId id,
    ChannelId channel,
    @Nullable GuildId guild,
    User author,
    int type,
    String content,
    @Nullable Instant editedAt,
    long flags,
    boolean tts,
    boolean mentionEveryone,
    List<User> mentions,
    List<RoleId> mentionRoles,
    List<Attachment> attachments,
    String embedsJson,
    @Nullable MessageReference reference,
    @Nullable String nonce,
    boolean pinned,
    DecisionId decision,
    List<ReactionCount> reactions,
    boolean byWebhook,
    String componentsJson,
    @Nullable Invocation invocation,
    Enclosures enclosures) {
  public static final int TYPE_DEFAULT = 0;

  /// Somebody pinned a message: said by the platform in the name of who did it.
  public static final int TYPE_PINNED = 6;

  /// Somebody began a thread without a message: said in the channel that it hangs in.
  public static final int TYPE_THREAD_CREATED = 18;

  public static final int TYPE_REPLY = 19;

  /// The first of a thread that began with a message, to which it refers.
  public static final int TYPE_THREAD_STARTER = 21;

  /// The answer to a command that somebody typed.
  public static final int TYPE_COMMAND = 20;

  /// The answer to a command that somebody chose on a user or message.
  public static final int TYPE_MENU_COMMAND = 23;

  /// Only one person sees it.
  public static final long EPHEMERAL = 1 << 6;

  /// Its application has promised it, and is still at work.
  public static final long LOADING = 1 << 7;

  /// A thread hangs on the message.
  public static final long HAS_THREAD = 1 << 5;

  /// What a rule of automatic moderation found: said by the platform in the name of who wrote it.
  public static final int TYPE_AUTO_MODERATION = 24;

  /// The results of a poll: said by the platform in the name of who asked.
  public static final int TYPE_POLL_RESULT = 46;

  /// SUPPRESS_EMBEDS: nobody is shown the embeds.
  public static final long FLAG_SUPPRESS_EMBEDS = 1 << 2;

  /// CROSSPOSTED: it was published to whoever follows the channel.
  public static final long FLAG_CROSSPOSTED = 1;

  /// HAS_SNAPSHOT: it hands another message on.
  public static final long FLAG_HAS_SNAPSHOT = 1 << 14;

  public Message {
    mentions = List.copyOf(mentions);
    mentionRoles = List.copyOf(mentionRoles);
    attachments = List.copyOf(attachments);
    reactions = List.copyOf(reactions);
  }

  /// A message that answers no interaction, and carries nothing besides its text, its embeds and
  /// its files.
  public Message(
      MessageId id,
      ChannelId channel,
      @Nullable GuildId guild,
      User author,
      int type,
      String content,
      @Nullable Instant editedAt,
      long flags,
      boolean tts,
      boolean mentionEveryone,
      List<User> mentions,
      List<RoleId> mentionRoles,
      List<Attachment> attachments,
      String embedsJson,
      @Nullable MessageReference reference,
      @Nullable String nonce,
      boolean pinned,
      DecisionId decision,
      List<ReactionCount> reactions,
      boolean byWebhook) {
    this(
        id,
        channel,
        guild,
        author,
        type,
        content,
        editedAt,
        flags,
        tts,
        mentionEveryone,
        mentions,
        mentionRoles,
        attachments,
        embedsJson,
        reference,
        nonce,
        pinned,
        decision,
        reactions,
        byWebhook,
        "",
        null,
        Enclosures.NONE);
  }

  /// A message that came through no webhook.
  public Message(
      MessageId id,
      ChannelId channel,
      @Nullable GuildId guild,
      User author,
      int type,
      String content,
      @Nullable Instant editedAt,
      long flags,
      boolean tts,
      boolean mentionEveryone,
      List<User> mentions,
      List<RoleId> mentionRoles,
      List<Attachment> attachments,
      String embedsJson,
      @Nullable MessageReference reference,
      @Nullable String nonce,
      boolean pinned,
      DecisionId decision,
      List<ReactionCount> reactions) {
    this(
        id,
        channel,
        guild,
        author,
        type,
        content,
        editedAt,
        flags,
        tts,
        mentionEveryone,
        mentions,
        mentionRoles,
        attachments,
        embedsJson,
        reference,
        nonce,
        pinned,
        decision,
        reactions,
        false);
  }

  /// The count of an emoji, by its key; null when nobody reacts with it.
  public @Nullable ReactionCount reaction(String emoji) {
    for (ReactionCount count : reactions) {
      if (count.emoji().key().equals(emoji)) {
        return count;
      }
    }
    return null;
  }

  public Message withReactions(List<ReactionCount> counts) {
    return new Message(
        id,
        channel,
        guild,
        author,
        type,
        content,
        editedAt,
        flags,
        tts,
        mentionEveryone,
        mentions,
        mentionRoles,
        attachments,
        embedsJson,
        reference,
        nonce,
        pinned,
        decision,
        counts,
        byWebhook,
        componentsJson,
        invocation,
        enclosures);
  }

  /// Whether the message that it refers to is shown with it.
  public boolean isReply() {
    return type == TYPE_REPLY || type == TYPE_THREAD_STARTER;
  }

  /// The form that a decision about its flags gives it.
  public Message withFlags(long nowFlags, DecisionId by) {
    return new Message(
        id,
        channel,
        guild,
        author,
        type,
        content,
        editedAt,
        nowFlags,
        tts,
        mentionEveryone,
        mentions,
        mentionRoles,
        attachments,
        embedsJson,
        reference,
        nonce,
        pinned,
        by,
        reactions,
        byWebhook,
        componentsJson,
        invocation,
        enclosures);
  }

  /// Whether it may show what its links lead to: its author gave no embeds, and nobody took them
  /// away.
  public boolean takesLinkEmbeds() {
    return embedsJson.isEmpty() && (flags & (FLAG_SUPPRESS_EMBEDS | EPHEMERAL)) == 0 && !isSystem();
  }

  /// Whether its embeds are what its links lead to: those that authors give are all of type `rich`,
  /// which ingress writes first.
  public boolean showsLinks() {
    return !embedsJson.isEmpty() && !embedsJson.startsWith("[{\"type\":\"rich\"");
  }

  /// The form that showing its links gives it.
  public Message withEmbeds(String nowJson, DecisionId by) {
    return new Message(
        id,
        channel,
        guild,
        author,
        type,
        content,
        editedAt,
        flags,
        tts,
        mentionEveryone,
        mentions,
        mentionRoles,
        attachments,
        nowJson,
        reference,
        nonce,
        pinned,
        by,
        reactions,
        byWebhook,
        componentsJson,
        invocation,
        enclosures);
  }

  /// Whether the platform wrote it, rather than its author.
  public boolean isSystem() {
    return switch (type) {
      case TYPE_DEFAULT, TYPE_REPLY, TYPE_COMMAND, TYPE_MENU_COMMAND -> false;
      default -> true;
    };
  }

  /// The form that a decision about its pinning gives it.
  public Message withPinned(boolean nowPinned, DecisionId by) {
    return new Message(
        id,
        channel,
        guild,
        author,
        type,
        content,
        editedAt,
        flags,
        tts,
        mentionEveryone,
        mentions,
        mentionRoles,
        attachments,
        embedsJson,
        reference,
        nonce,
        nowPinned,
        by,
        reactions,
        byWebhook,
        componentsJson,
        invocation,
        enclosures);
  }

  /// The same with other components.
  public Message withComponents(String components) {
    return with(components, invocation, enclosures, type, flags, decision);
  }

  /// The same as an answer to an interaction.
  public Message answering(int answersType, long nowFlags, Invocation what) {
    return with(componentsJson, what, enclosures, answersType, nowFlags, decision);
  }

  /// The same with other enclosures.
  public Message withEnclosures(Enclosures other, DecisionId by) {
    return with(componentsJson, invocation, other, type, flags, by);
  }

  private Message with(
      String components,
      @Nullable Invocation answered,
      Enclosures enclosed,
      int kind,
      long nowFlags,
      DecisionId by) {
    return new Message(
        id,
        channel,
        guild,
        author,
        kind,
        content,
        editedAt,
        nowFlags,
        tts,
        mentionEveryone,
        mentions,
        mentionRoles,
        attachments,
        embedsJson,
        reference,
        nonce,
        pinned,
        by,
        reactions,
        byWebhook,
        components,
        answered,
        enclosed);
  }
}
