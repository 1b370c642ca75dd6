package parley.contracts.codec;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;
import parley.contracts.search.AuthorKind;
import parley.contracts.search.Feature;
import parley.contracts.search.ReactionTally;
import parley.contracts.search.SearchDocument;
import parley.contracts.wire.WireAuthorKind;
import parley.contracts.wire.WireFeature;
import parley.contracts.wire.WireReactionTally;
import parley.contracts.wire.WireSearchDocument;

/// Search documents, to and from their wire form.
final class SearchWire {
  private SearchWire() {}

  static WireSearchDocument toWire(SearchDocument document) {
    WireSearchDocument.Builder wire =
        WireSearchDocument.newBuilder()
            .setMessageId(document.message().value())
            .setChannelId(document.channel().value())
            .setAuthorId(document.author().value())
            .setAuthorKind(toWire(document.authorKind()))
            .setType(document.type())
            .setContent(document.content())
            .setEnclosedText(document.enclosedText())
            .addAllMentionIds(document.mentions().stream().map(UserId::value).toList())
            .addAllMentionRoleIds(EntityWire.roleIds(document.mentionRoles()))
            .setMentionEveryone(document.mentionEveryone())
            .addAllFeatures(document.features().stream().sorted().map(SearchWire::toWire).toList())
            .addAllFileNames(document.fileNames())
            .addAllFileExtensions(document.fileExtensions())
            .addAllEmbedTypes(document.embedTypes())
            .addAllEmbedProviders(document.embedProviders())
            .addAllLinkHosts(document.linkHosts())
            .setPinned(document.pinned())
            .addAllReactions(document.reactions().stream().map(SearchWire::toWire).toList());
    if (document.guild() != null) {
      wire.setGuildId(document.guild().value());
    }
    if (document.parent() != null) {
      wire.setParentId(document.parent().value());
    }
    if (document.editedAt() != null) {
      wire.setEditedAtMs(document.editedAt().toEpochMilli());
    }
    if (document.repliedTo() != null) {
      wire.setRepliedToMessageId(document.repliedTo().value());
    }
    if (document.repliedToAuthor() != null) {
      wire.setRepliedToAuthorId(document.repliedToAuthor().value());
    }
    return wire.build();
  }

  static SearchDocument fromWire(WireSearchDocument wire) {
    return new SearchDocument(
        new MessageId(wire.getMessageId()),
        new ChannelId(wire.getChannelId()),
        wire.hasGuildId() ? new GuildId(wire.getGuildId()) : null,
        wire.hasParentId() ? new ChannelId(wire.getParentId()) : null,
        new UserId(wire.getAuthorId()),
        fromWire(wire.getAuthorKind()),
        wire.getType(),
        wire.getContent(),
        wire.getEnclosedText(),
        EntityWire.instant(wire.hasEditedAtMs(), wire.getEditedAtMs()),
        wire.getMentionIdsList().stream().map(UserId::new).toList(),
        wire.getMentionRoleIdsList().stream().map(RoleId::new).toList(),
        wire.getMentionEveryone(),
        wire.hasRepliedToMessageId() ? new MessageId(wire.getRepliedToMessageId()) : null,
        wire.hasRepliedToAuthorId() ? new UserId(wire.getRepliedToAuthorId()) : null,
        features(wire.getFeaturesList()),
        wire.getFileNamesList(),
        wire.getFileExtensionsList(),
        wire.getEmbedTypesList(),
        wire.getEmbedProvidersList(),
        wire.getLinkHostsList(),
        wire.getPinned(),
        wire.getReactionsList().stream().map(SearchWire::fromWire).toList());
  }

  static WireReactionTally toWire(ReactionTally tally) {
    return WireReactionTally.newBuilder().setEmoji(tally.emoji()).setCount(tally.count()).build();
  }

  static ReactionTally fromWire(WireReactionTally wire) {
    return new ReactionTally(wire.getEmoji(), wire.getCount());
  }

  private static Set<Feature> features(List<WireFeature> wires) {
    Set<Feature> features = EnumSet.noneOf(Feature.class);
    wires.forEach(wire -> features.add(fromWire(wire)));
    return features;
  }

  private static WireAuthorKind toWire(AuthorKind kind) {
    return switch (kind) {
      case USER -> WireAuthorKind.AUTHOR_KIND_USER;
      case BOT -> WireAuthorKind.AUTHOR_KIND_BOT;
      case WEBHOOK -> WireAuthorKind.AUTHOR_KIND_WEBHOOK;
      case UNKNOWN -> WireAuthorKind.AUTHOR_KIND_UNSPECIFIED;
    };
  }

  private static AuthorKind fromWire(WireAuthorKind wire) {
    return switch (wire) {
      case AUTHOR_KIND_USER -> AuthorKind.USER;
      case AUTHOR_KIND_BOT -> AuthorKind.BOT;
      case AUTHOR_KIND_WEBHOOK -> AuthorKind.WEBHOOK;
      case AUTHOR_KIND_UNSPECIFIED, UNRECOGNIZED -> AuthorKind.UNKNOWN;
    };
  }

  private static WireFeature toWire(Feature feature) {
    return switch (feature) {
      case LINK -> WireFeature.FEATURE_LINK;
      case EMBED -> WireFeature.FEATURE_EMBED;
      case FILE -> WireFeature.FEATURE_FILE;
      case IMAGE -> WireFeature.FEATURE_IMAGE;
      case VIDEO -> WireFeature.FEATURE_VIDEO;
      case SOUND -> WireFeature.FEATURE_SOUND;
      case STICKER -> WireFeature.FEATURE_STICKER;
      case POLL -> WireFeature.FEATURE_POLL;
      case SNAPSHOT -> WireFeature.FEATURE_SNAPSHOT;
      case UNKNOWN -> WireFeature.FEATURE_UNSPECIFIED;
    };
  }

  private static Feature fromWire(WireFeature wire) {
    return switch (wire) {
      case FEATURE_LINK -> Feature.LINK;
      case FEATURE_EMBED -> Feature.EMBED;
      case FEATURE_FILE -> Feature.FILE;
      case FEATURE_IMAGE -> Feature.IMAGE;
      case FEATURE_VIDEO -> Feature.VIDEO;
      case FEATURE_SOUND -> Feature.SOUND;
      case FEATURE_STICKER -> Feature.STICKER;
      case FEATURE_POLL -> Feature.POLL;
      case FEATURE_SNAPSHOT -> Feature.SNAPSHOT;
      case FEATURE_UNSPECIFIED, UNRECOGNIZED -> Feature.UNKNOWN;
    };
  }
}
