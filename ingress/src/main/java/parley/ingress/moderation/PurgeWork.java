package parley.ingress.moderation;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.entity.User;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.message.Command;
import parley.contracts.message.Message;
import parley.contracts.message.Verdict;
import parley.contracts.moderation.ModerationOrder;
import parley.contracts.moderation.ModerationRule;
import parley.contracts.snowflake.Snowflake;
import parley.contracts.space.SpaceId;
import parley.ingress.account.AccountRows;
import parley.ingress.command.CommandBridge;
import parley.ingress.command.CommandHeaders;
import parley.ingress.database.Database;
import parley.ingress.database.Transaction;
import parley.ingress.guild.ChannelRows;
import parley.ingress.guild.ThreadRows;
import parley.ingress.history.History;
import parley.ingress.history.Page;
import parley.ingress.http.RefusedException;

/// Takes away what somebody wrote in a guild between two moments: looks through the channels and
/// threads of that time, and has the space delete what it finds, some at a time. Costs the messages
/// of that time; holds one page of them.
final class PurgeWork {
  private static final int PAGE = 100;

  private static final ModerationRule RULE =
      new ModerationRule(ModerationRule.Source.BAN, "ban", 0);

  private final Database database;
  private final History history;
  private final CommandBridge bridge;
  private final CommandHeaders headers;

  PurgeWork(Database database, History history, CommandBridge bridge, CommandHeaders headers) {
    this.database = database;
    this.history = history;
    this.bridge = bridge;
    this.headers = headers;
  }

  /// Where to look, and for whose messages.
  private record Search(List<Channel> channels, @Nullable User user) {}

  /// @throws RefusedException when something that is needed is away
  void run(Purge purge) {
    Search search = database.read(rows -> search(rows, purge));
    if (search.user() == null) {
      return;
    }
    for (Channel channel : search.channels()) {
      purge(purge, search.user(), channel.id());
    }
  }

  private static Search search(Transaction rows, Purge purge) throws SQLException {
    List<Channel> channels = new ArrayList<>();
    for (Channel channel : ChannelRows.of(rows, purge.guild())) {
      if (channel.type().holdsMessages()) {
        channels.add(channel);
      }
    }
    channels.addAll(ThreadRows.activeSince(rows, purge.guild(), purge.since()));
    return new Search(
        channels,
        AccountRows.findUsers(rows, List.of(purge.user().value())).stream()
            .findFirst()
            .orElse(null));
  }

  private void purge(Purge purge, User user, ChannelId channel) {
    SpaceId space = purge.guild().space();
    long end = Snowflake.floor(purge.until().toEpochMilli());
    long after = Snowflake.floor(purge.since().toEpochMilli());
    while (true) {
      List<Message> page = history.read(Page.after(space, channel, after, PAGE));
      List<MessageId> found =
          page.stream()
              .filter(message -> message.author().id().equals(user.id()))
              .map(Message::id)
              .filter(id -> id.value() <= end)
              .toList();
      if (!found.isEmpty()) {
        delete(purge, user, channel, found);
      }
      long last = page.stream().mapToLong(message -> message.id().value()).max().orElse(end);
      if (page.size() < PAGE || last >= end) {
        return;
      }
      after = last;
    }
  }

  private void delete(Purge purge, User user, ChannelId channel, List<MessageId> messages) {
    Verdict verdict =
        bridge.ask(
            new Command.Moderate(
                headers.next(purge.guild().space(), purge.actor()),
                new ModerationOrder(
                    RULE,
                    "",
                    user,
                    List.of(new ModerationOrder.Doomed(channel, messages)),
                    null,
                    null,
                    "")));
    if (verdict instanceof Verdict.Refused refused) {
      throw new RefusedException(refused.refusal());
    }
  }
}
