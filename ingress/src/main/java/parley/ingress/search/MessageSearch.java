package parley.ingress.search;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.error.ApiError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.message.Message;
import parley.contracts.permission.Permissions;
import parley.contracts.space.SpaceId;
import parley.ingress.conversation.PrivateChannels;
import parley.ingress.database.Transaction;
import parley.ingress.guild.GuildAccess;
import parley.ingress.guild.ThreadRows;
import parley.ingress.history.History;
import parley.ingress.history.Page;
import parley.ingress.http.Actor;
import parley.ingress.http.RefusedException;
import parley.ingress.search.SearchIndexAnswer.Hit;
import parley.ingress.thread.ThreadViews;

/// Finds messages for those who may read them.
///
/// The index says where to look, never what is shown: it is asked only about channels that the
/// reader may read, and each hit is read anew from the history, so that what was deleted or edited
/// since is not shown as it was. Afterwards the channels are computed once more; if the reader has
/// lost one of them meanwhile, all of it is done again. So neither a message nor its part in the
/// total is told to anybody who could not read it when the answer was made.
final class MessageSearch implements AutoCloseable {
  private static final int TRIES = 3;
  private static final ThreadViews.Found NO_THREADS = new ThreadViews.Found(List.of(), Map.of());

  private final GuildAccess access;
  private final History history;
  private final SearchIndexClient index;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  MessageSearch(GuildAccess access, History history, SearchIndexClient index) {
    this.access = access;
    this.history = history;
    this.index = index;
  }

  /// A message that was found, in its present form, and what stands around it.
  ///
  /// @param messages oldest first
  record Found(Message hit, List<Message> messages) {}

  /// @param in the threads in which something was found
  record Result(long total, List<Found> found, ThreadViews.Found in) {}

  /// A part of what is readable, with the threads in it that messages were found in.
  private record Sight(ReadableChannels channels, ThreadViews.Found threads) {}

  /// How readable channels are computed.
  private interface Look {
    Sight look(List<Long> threads);
  }

  /// Empty when there is no index yet.
  Optional<Result> inGuild(Actor actor, GuildId guild, SearchForm form) {
    return search(
        form,
        wanted ->
            access.look(
                actor.id(),
                guild,
                (rows, acting) ->
                    new Sight(
                        ReadableChannels.inGuild(rows, acting, form.withNsfw())
                            .among(form.channels()),
                        threads(rows, actor, wanted))));
  }

  /// Empty when there is no index yet.
  Optional<Result> inChannel(Actor actor, ChannelId channel, SearchForm form) {
    return search(
        form,
        wanted ->
            access.look(
                actor.id(),
                channel,
                (rows, acting, row) -> {
                  if (!Permissions.readsMessages(acting.permissionsIn(row), row.type())) {
                    throw new RefusedException(ApiError.MISSING_ACCESS);
                  }
                  return new Sight(
                      ReadableChannels.inGuild(rows, acting, true).among(List.of(row.id().value())),
                      threads(rows, actor, wanted));
                },
                rows -> new Sight(inPrivate(rows, actor, channel), NO_THREADS)));
  }

  @Override
  public void close() {
    threads.close();
  }

  private Optional<Result> search(SearchForm form, Look look) {
    ReadableChannels readable = look.look(List.of()).channels();
    for (int i = 0; i < TRIES; i++) {
      if (readable.ids().isEmpty()) {
        return Optional.of(new Result(0, List.of(), NO_THREADS));
      }
      Optional<SearchIndexAnswer> answer =
          index.ask(readable.space(), SearchQuestion.of(form, readable));
      if (answer.isEmpty()) {
        return Optional.empty();
      }
      List<Found> found = read(readable.space(), answer.get().hits(), form.context());
      long gone = answer.get().hits().size() - found.size();
      Sight now =
          look.look(found.stream().map(each -> each.hit().channel().value()).distinct().toList());
      if (now.channels().ids().containsAll(readable.ids())) {
        return Optional.of(new Result(answer.get().total() - gone, found, now.threads()));
      }
      readable = now.channels();
    }
    throw RefusedException.unavailable();
  }

  /// Those hits that are still as the index knows them. One that was edited since is found again as
  /// soon as the index knows its new form.
  private List<Found> read(SpaceId space, List<Hit> hits, int context) {
    List<Future<@Nullable Found>> readings = new ArrayList<>();
    for (Hit hit : hits) {
      readings.add(threads.submit(() -> read(space, hit, context)));
    }
    List<Found> found = new ArrayList<>();
    for (Future<@Nullable Found> reading : readings) {
      Found read = await(reading);
      if (read != null) {
        found.add(read);
      }
    }
    return found;
  }

  private @Nullable Found read(SpaceId space, Hit hit, int context) {
    Message message = history.find(space, hit.channel(), hit.message()).orElse(null);
    if (message == null || !Objects.equals(message.editedAt(), hit.editedAt())) {
      return null;
    }
    if (context == 0) {
      return new Found(message, List.of(message));
    }
    long id = message.id().value();
    List<Message> around = new ArrayList<>();
    around.addAll(history.read(Page.before(space, hit.channel(), id, context)).reversed());
    around.add(message);
    around.addAll(history.read(Page.after(space, hit.channel(), id, context)));
    return new Found(message, around);
  }

  private static ReadableChannels inPrivate(Transaction rows, Actor actor, ChannelId id)
      throws SQLException {
    return PrivateChannels.find(rows, actor.id(), id)
        .map(channel -> ReadableChannels.inPrivate(channel.id()))
        .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_CHANNEL));
  }

  private static ThreadViews.Found threads(Transaction rows, Actor actor, List<Long> channels)
      throws SQLException {
    List<Channel> found = channels.isEmpty() ? List.of() : ThreadRows.findAll(rows, channels);
    return ThreadViews.Found.of(rows, found, actor.id());
  }

  private static <T extends @Nullable Object> T await(Future<T> reading) {
    try {
      return reading.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RefusedException refused) {
        throw refused;
      }
      throw new IllegalStateException("a message could not be read", e.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw RefusedException.unavailable();
    }
  }
}
