package parley.contracts.search;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;

/// A message as it can be searched for. When it was written is part of its id.
///
/// @param parent of a thread, the channel that it hangs in
/// @param type the number of the public protocol
/// @param enclosedText what else can be read in it: its embeds, its poll, the message that it hands
///   on
/// @param repliedTo the message that it answers
/// @param repliedToAuthor who wrote that, if that was known
/// @param fileExtensions of its files, in small letters and without the dot
/// @param linkHosts hosts that its text links to, in small letters
/// @param reactions without the votes of a poll
public record SearchDocument(
    MessageId message,
    ChannelId channel,
    @Nullable GuildId guild,
    @Nullable ChannelId parent,
    UserId author,
    AuthorKind authorKind,
    int type,
    String content,
    String enclosedText,
    @Nullable Instant editedAt,
    List<UserId> mentions,
    List<RoleId> mentionRoles,
    boolean mentionEveryone,
    @Nullable MessageId repliedTo,
    @Nullable UserId repliedToAuthor,
    Set<Feature> features,
    List<String> fileNames,
    List<String> fileExtensions,
    List<String> embedTypes,
    List<String> embedProviders,
    List<String> linkHosts,
    boolean pinned,
    List<ReactionTally> reactions) {
  public SearchDocument {
    mentions = List.copyOf(mentions);
    mentionRoles = List.copyOf(mentionRoles);
    features = Set.copyOf(features);
    fileNames = List.copyOf(fileNames);
    fileExtensions = List.copyOf(fileExtensions);
    embedTypes = List.copyOf(embedTypes);
    embedProviders = List.copyOf(embedProviders);
    linkHosts = List.copyOf(linkHosts);
    reactions = List.copyOf(reactions);
  }

  /// How many reactions it has, of whatever emoji.
  public int reactionCount() {
    return reactions.stream().mapToInt(ReactionTally::count).sum();
  }

  /// The same with other reactions.
  public SearchDocument withReactions(List<ReactionTally> others) {
    return new SearchDocument(
        message,
        channel,
        guild,
        parent,
        author,
        authorKind,
        type,
        content,
        enclosedText,
        editedAt,
        mentions,
        mentionRoles,
        mentionEveryone,
        repliedTo,
        repliedToAuthor,
        features,
        fileNames,
        fileExtensions,
        embedTypes,
        embedProviders,
        linkHosts,
        pinned,
        others);
  }

  /// The same in a thread of this channel.
  public SearchDocument withParent(@Nullable ChannelId other) {
    return new SearchDocument(
        message,
        channel,
        guild,
        other,
        author,
        authorKind,
        type,
        content,
        enclosedText,
        editedAt,
        mentions,
        mentionRoles,
        mentionEveryone,
        repliedTo,
        repliedToAuthor,
        features,
        fileNames,
        fileExtensions,
        embedTypes,
        embedProviders,
        linkHosts,
        pinned,
        reactions);
  }

  /// The same as the answer to a message of this author.
  public SearchDocument withRepliedToAuthor(@Nullable UserId other) {
    return new SearchDocument(
        message,
        channel,
        guild,
        parent,
        author,
        authorKind,
        type,
        content,
        enclosedText,
        editedAt,
        mentions,
        mentionRoles,
        mentionEveryone,
        repliedTo,
        other,
        features,
        fileNames,
        fileExtensions,
        embedTypes,
        embedProviders,
        linkHosts,
        pinned,
        reactions);
  }
}
