package parley.contracts.codec;

import java.time.Instant;
import java.util.List;
import parley.contracts.id.StickerId;
import parley.contracts.message.Enclosures;
import parley.contracts.message.Poll;
import parley.contracts.message.StickerItem;
import parley.contracts.wire.WireEnclosures;
import parley.contracts.wire.WirePoll;
import parley.contracts.wire.WirePollAnswer;
import parley.contracts.wire.WireStickerItem;

/// What messages carry besides text, to and from its wire form.
final class EnclosureWire {
  private EnclosureWire() {}

  static WireEnclosures toWire(Enclosures enclosures) {
    WireEnclosures.Builder wire = WireEnclosures.newBuilder();
    for (StickerItem sticker : enclosures.stickers()) {
      wire.addStickers(
          WireStickerItem.newBuilder()
              .setId(sticker.id().value())
              .setName(sticker.name())
              .setFormat(sticker.format()));
    }
    if (enclosures.forwarded() != null) {
      wire.setForwarded(MessageWire.toWire(enclosures.forwarded()));
    }
    if (enclosures.poll() != null) {
      wire.setPoll(toWire(enclosures.poll()));
    }
    return wire.build();
  }

  static Enclosures fromWire(WireEnclosures wire) {
    List<StickerItem> stickers =
        wire.getStickersList().stream()
            .map(
                each ->
                    new StickerItem(new StickerId(each.getId()), each.getName(), each.getFormat()))
            .toList();
    return new Enclosures(
        stickers,
        wire.hasForwarded() ? MessageWire.fromWire(wire.getForwarded()) : null,
        wire.hasPoll() ? fromWire(wire.getPoll()) : null);
  }

  private static WirePoll toWire(Poll poll) {
    WirePoll.Builder wire =
        WirePoll.newBuilder()
            .setQuestion(poll.question())
            .setMultiselect(poll.multiselect())
            .setExpiresAtMs(poll.expiresAt().toEpochMilli())
            .setFinalized(poll.finalized());
    for (Poll.Answer answer : poll.answers()) {
      WirePollAnswer.Builder each = WirePollAnswer.newBuilder().setId(answer.id());
      if (answer.text() != null) {
        each.setText(answer.text());
      }
      if (answer.emoji() != null) {
        each.setEmoji(ReactionWire.toWire(answer.emoji()));
      }
      wire.addAnswers(each);
    }
    return wire.build();
  }

  private static Poll fromWire(WirePoll wire) {
    List<Poll.Answer> answers =
        wire.getAnswersList().stream()
            .map(
                each ->
                    new Poll.Answer(
                        each.getId(),
                        each.hasText() ? each.getText() : null,
                        each.hasEmoji() ? ReactionWire.fromWire(each.getEmoji()) : null))
            .toList();
    return new Poll(
        wire.getQuestion(),
        answers,
        wire.getMultiselect(),
        Instant.ofEpochMilli(wire.getExpiresAtMs()),
        wire.getFinalized());
  }
}
