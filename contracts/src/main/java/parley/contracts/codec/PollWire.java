package parley.contracts.codec;

import java.util.Map;
import java.util.TreeMap;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.MessageId;
import parley.contracts.message.Command;
import parley.contracts.wire.WireEndPoll;
import parley.contracts.wire.WireVote;

/// Commands about polls, to and from their wire form.
final class PollWire {
  private PollWire() {}

  static WireVote toWire(Command.Vote vote) {
    WireVote.Builder wire =
        WireVote.newBuilder()
            .setChannelId(vote.channel().value())
            .setMessageId(vote.message().value())
            .addAllAnswers(vote.answers());
    if (vote.known() != null) {
      wire.setKnown(MessageWire.toWire(vote.known()));
    }
    new TreeMap<>(vote.knownVotes())
        .forEach(
            (answer, decision) ->
                wire.addKnownVotes(
                    WireVote.Known.newBuilder().setAnswer(answer).setDecision(decision.value())));
    return wire.build();
  }

  static Command.Vote fromWire(Command.Header header, WireVote wire) {
    Map<Integer, DecisionId> known = new TreeMap<>();
    wire.getKnownVotesList()
        .forEach(each -> known.put(each.getAnswer(), new DecisionId(each.getDecision())));
    return new Command.Vote(
        header,
        new ChannelId(wire.getChannelId()),
        new MessageId(wire.getMessageId()),
        wire.getAnswersList(),
        wire.hasKnown() ? MessageWire.fromWire(wire.getKnown()) : null,
        known);
  }

  static WireEndPoll toWire(Command.EndPoll end) {
    WireEndPoll.Builder wire =
        WireEndPoll.newBuilder()
            .setChannelId(end.channel().value())
            .setMessageId(end.message().value())
            .setExpired(end.expired());
    if (end.known() != null) {
      wire.setKnown(MessageWire.toWire(end.known()));
    }
    return wire.build();
  }

  static Command.EndPoll fromWire(Command.Header header, WireEndPoll wire) {
    return new Command.EndPoll(
        header,
        new ChannelId(wire.getChannelId()),
        new MessageId(wire.getMessageId()),
        wire.hasKnown() ? MessageWire.fromWire(wire.getKnown()) : null,
        wire.getExpired());
  }
}
