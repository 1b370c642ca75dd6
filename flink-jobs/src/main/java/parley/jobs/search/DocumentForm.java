package parley.jobs.search;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.User;
import parley.contracts.id.ChannelId;
import parley.contracts.id.UserId;
import parley.contracts.message.Attachment;
import parley.contracts.message.Message;
import parley.contracts.message.MessageReference;
import parley.contracts.message.ReactionCount;
import parley.contracts.search.AuthorKind;
import parley.contracts.search.Feature;
import parley.contracts.search.ReactionTally;
import parley.contracts.search.SearchDocument;

/// What a message looks like to who searches. Pure.
final class DocumentForm {
  private DocumentForm() {}

  /// @param parent of the thread that it stands in
  /// @param repliedToAuthor who wrote the message that it answers, as far as known
  static SearchDocument of(
      Message message, @Nullable ChannelId parent, @Nullable UserId repliedToAuthor) {
    MessageText.Embeds embeds = MessageText.embeds(message.embedsJson());
    List<String> linkHosts = MessageText.linkHosts(message.content());
    List<Attachment> files = message.attachments();
    MessageReference reference = message.isReply() ? message.reference() : null;
    return new SearchDocument(
        message.id(),
        message.channel(),
        message.guild(),
        parent,
        message.author().id(),
        authorKind(message),
        message.type(),
        message.content(),
        MessageText.enclosed(message, embeds),
        message.editedAt(),
        message.mentions().stream().map(User::id).toList(),
        message.mentionRoles(),
        message.mentionEveryone(),
        reference == null ? null : reference.message(),
        reference == null ? null : repliedToAuthor,
        features(message, embeds, linkHosts),
        files.stream().map(Attachment::filename).toList(),
        extensions(files),
        embeds.types(),
        embeds.providers(),
        linkHosts,
        message.pinned(),
        tallies(message.reactions()));
  }

  /// Reactions that people see as such: votes are none.
  static List<ReactionTally> tallies(List<ReactionCount> counts) {
    return counts.stream()
        .filter(count -> !count.emoji().isAnswer())
        .map(DocumentForm::tally)
        .toList();
  }

  static ReactionTally tally(ReactionCount count) {
    return new ReactionTally(count.emoji().key(), count.count());
  }

  private static AuthorKind authorKind(Message message) {
    if (message.byWebhook()) {
      return AuthorKind.WEBHOOK;
    }
    return message.author().bot() ? AuthorKind.BOT : AuthorKind.USER;
  }

  private static Set<Feature> features(
      Message message, MessageText.Embeds embeds, List<String> linkHosts) {
    Set<Feature> features = EnumSet.noneOf(Feature.class);
    if (!linkHosts.isEmpty()) {
      features.add(Feature.LINK);
    }
    if (!message.embedsJson().isEmpty()) {
      features.add(Feature.EMBED);
    }
    for (String type : embeds.types()) {
      switch (type) {
        case "image" -> features.add(Feature.IMAGE);
        case "video", "gifv" -> features.add(Feature.VIDEO);
        default -> {}
      }
    }
    for (Attachment file : message.attachments()) {
      features.add(Feature.FILE);
      addKind(features, file);
    }
    if (!message.enclosures().stickers().isEmpty()) {
      features.add(Feature.STICKER);
    }
    if (message.enclosures().poll() != null) {
      features.add(Feature.POLL);
    }
    if (message.enclosures().forwarded() != null) {
      features.add(Feature.SNAPSHOT);
    }
    return features;
  }

  private static void addKind(Set<Feature> features, Attachment file) {
    String type = Objects.requireNonNullElse(file.contentType(), "").toLowerCase(Locale.ROOT);
    if (type.startsWith("image/")) {
      features.add(Feature.IMAGE);
    } else if (type.startsWith("video/")) {
      features.add(Feature.VIDEO);
    } else if (type.startsWith("audio/")) {
      features.add(Feature.SOUND);
    }
  }

  private static List<String> extensions(List<Attachment> files) {
    Set<String> extensions = new LinkedHashSet<>();
    for (Attachment file : files) {
      int dot = file.filename().lastIndexOf('.');
      if (dot >= 0 && dot < file.filename().length() - 1) {
        extensions.add(file.filename().substring(dot + 1).toLowerCase(Locale.ROOT));
      }
    }
    return List.copyOf(extensions);
  }
}
