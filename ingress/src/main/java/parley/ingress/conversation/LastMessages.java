package parley.ingress.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import parley.contracts.edge.Conversation;
import parley.contracts.entity.PrivateChannel;
import parley.contracts.id.MessageId;
import parley.contracts.message.Message;
import parley.contracts.payload.PrivateChannelPayload;
import parley.ingress.history.History;
import parley.ingress.history.Page;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.RefusedException;

/// The last message of private channels, read off their history. Of a list, all at the same time.
public final class LastMessages implements AutoCloseable {
  private final History history;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public LastMessages(History history) {
    this.history = history;
  }

  /// Writes a channel as the actor sees it.
  public Answer.Body writer(PrivateChannel channel, Actor actor) {
    MessageId last = last(channel);
    return json -> PrivateChannelPayload.write(json, channel, actor.id(), last);
  }

  List<Conversation> of(List<PrivateChannel> channels) {
    List<Future<Conversation>> findings = new ArrayList<>();
    for (PrivateChannel channel : channels) {
      findings.add(threads.submit(() -> new Conversation(channel, last(channel))));
    }
    List<Conversation> found = new ArrayList<>();
    for (Future<Conversation> finding : findings) {
      try {
        found.add(finding.get());
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RefusedException refused) {
          throw refused;
        }
        throw new IllegalStateException("a channel's history could not be read", e.getCause());
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw RefusedException.unavailable();
      }
    }
    return found;
  }

  private @Nullable MessageId last(PrivateChannel channel) {
    List<Message> newest =
        history.read(Page.before(channel.space(), channel.id(), Long.MAX_VALUE, 1));
    return newest.isEmpty() ? null : newest.getFirst().id();
  }

  @Override
  public void close() {
    threads.close();
  }
}
