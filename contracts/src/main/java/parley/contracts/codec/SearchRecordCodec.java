package parley.contracts.codec;

import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.search.ReactionTally;
import parley.contracts.search.SearchRecord;
import parley.contracts.space.SpaceId;
import parley.contracts.wire.WireChannelGone;
import parley.contracts.wire.WireDocumentGone;
import parley.contracts.wire.WireDocumentPatched;
import parley.contracts.wire.WireGuildGone;
import parley.contracts.wire.WireSearchRecord;

/// What the search index takes in, as the values of `search.documents`.
public final class SearchRecordCodec extends WireCodec<SearchRecord, WireSearchRecord> {
  public SearchRecordCodec() {
    super("search record", WireSearchRecord.parser());
  }

  @Override
  WireSearchRecord toWire(SearchRecord record) {
    WireSearchRecord.Builder wire =
        WireSearchRecord.newBuilder()
            .setSpaceId(record.space().value())
            .setVersion(record.version().value());
    return switch (record) {
      case SearchRecord.Found found ->
          wire.setDocument(SearchWire.toWire(found.document())).build();
      case SearchRecord.Gone gone ->
          wire.setDocumentGone(
                  WireDocumentGone.newBuilder()
                      .setMessageId(gone.message().value())
                      .setChannelId(gone.channel().value()))
              .build();
      case SearchRecord.Patched patched -> wire.setDocumentPatched(toWire(patched)).build();
      case SearchRecord.ChannelGone gone ->
          wire.setChannelGone(WireChannelGone.newBuilder().setChannelId(gone.channel().value()))
              .build();
      case SearchRecord.GuildGone gone ->
          wire.setGuildGone(WireGuildGone.newBuilder().setGuildId(gone.guild().value())).build();
      case SearchRecord.Unknown unknown ->
          throw new IllegalArgumentException("an unknown record cannot be written: " + unknown);
    };
  }

  private static WireDocumentPatched toWire(SearchRecord.Patched patched) {
    WireDocumentPatched.Builder wire =
        WireDocumentPatched.newBuilder()
            .setMessageId(patched.message().value())
            .setChannelId(patched.channel().value());
    if (patched.reaction() != null) {
      wire.setReaction(SearchWire.toWire(patched.reaction()));
    }
    return wire.build();
  }

  @Override
  SearchRecord fromWire(WireSearchRecord wire) {
    SpaceId space = new SpaceId(wire.getSpaceId());
    DecisionId version = new DecisionId(wire.getVersion());
    return switch (wire.getRecordCase()) {
      case DOCUMENT ->
          new SearchRecord.Found(space, version, SearchWire.fromWire(wire.getDocument()));
      case DOCUMENT_GONE ->
          new SearchRecord.Gone(
              space,
              version,
              new ChannelId(wire.getDocumentGone().getChannelId()),
              new MessageId(wire.getDocumentGone().getMessageId()));
      case DOCUMENT_PATCHED ->
          new SearchRecord.Patched(
              space,
              version,
              new ChannelId(wire.getDocumentPatched().getChannelId()),
              new MessageId(wire.getDocumentPatched().getMessageId()),
              reaction(wire.getDocumentPatched()));
      case CHANNEL_GONE ->
          new SearchRecord.ChannelGone(
              space, version, new ChannelId(wire.getChannelGone().getChannelId()));
      case GUILD_GONE ->
          new SearchRecord.GuildGone(space, version, new GuildId(wire.getGuildGone().getGuildId()));
      case RECORD_NOT_SET -> new SearchRecord.Unknown(space, version);
    };
  }

  private static @Nullable ReactionTally reaction(WireDocumentPatched wire) {
    return wire.hasReaction() ? SearchWire.fromWire(wire.getReaction()) : null;
  }
}
