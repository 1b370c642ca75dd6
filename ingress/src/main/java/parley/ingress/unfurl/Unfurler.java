package parley.ingress.unfurl;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.codec.MalformedRecordException;
import parley.contracts.message.Command;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.topic.Topics;
import parley.ingress.command.CommandBridge;
import parley.ingress.command.CommandHeaders;

/// Follows the log of messages and asks the topologies to show what links lead to. All instances
/// share the work. Nobody waits for it, and it may be lost: with too much to do, or when an
/// instance ends, links just stay links. Reads on one thread of its own, fetches on virtual ones.
final class Unfurler implements AutoCloseable {
  private static final Logger logger = LoggerFactory.getLogger(Unfurler.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final long PAUSE_MS = 1_000;
  private static final long STOP_MS = 5_000;
  private static final int MOST_AT_WORK = 256;

  private enum Outcome {
    SHOWN,
    NOTHING,
    DROPPED,
    FAILED
  }

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final PageFetcher fetcher;
  private final Previews previews;
  private final CommandBridge bridge;
  private final CommandHeaders headers;
  private final MeterRegistry registry;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore free = new Semaphore(MOST_AT_WORK);
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;

  private Unfurler(
      Supplier<Consumer<byte[], byte[]>> consumers,
      Reach reach,
      CommandBridge bridge,
      CommandHeaders headers,
      MeterRegistry registry) {
    this.consumers = consumers;
    this.fetcher = new PageFetcher(reach);
    this.previews = new Previews(fetcher, executor);
    this.bridge = bridge;
    this.headers = headers;
    this.registry = registry;
    Gauge.builder("parley.ingress.unfurling", () -> MOST_AT_WORK - free.availablePermits())
        .description("Messages whose links are being fetched")
        .register(registry);
    this.thread = Thread.ofPlatform().name("unfurler").daemon().unstarted(this::run);
  }

  /// @param exceptions `host:port` pairs that may be fetched from although they are not public
  static Unfurler start(
      String servers,
      Set<String> exceptions,
      CommandBridge bridge,
      CommandHeaders headers,
      MeterRegistry registry) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            servers,
            ConsumerConfig.GROUP_ID_CONFIG,
            "parley-ingress-unfurl",
            ConsumerConfig.CLIENT_ID_CONFIG,
            "parley-ingress-unfurl",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "latest",
            ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
            1_000);
    Unfurler unfurler =
        new Unfurler(
            () ->
                new KafkaConsumer<>(
                    settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
            new Reach(exceptions),
            bridge,
            headers,
            registry);
    unfurler.thread.start();
    return unfurler;
  }

  @Override
  public void close() throws InterruptedException, IOException {
    stopping.countDown();
    thread.join(STOP_MS);
    executor.shutdownNow();
    fetcher.close();
  }

  private void run() {
    while (stopping.getCount() > 0) {
      try (Consumer<byte[], byte[]> consumer = consumers.get()) {
        consumer.subscribe(List.of(Topics.MESSAGE_LOG.name()));
        while (stopping.getCount() > 0) {
          consumer.poll(POLL).forEach(this::receive);
        }
      } catch (RuntimeException e) {
        logger.warn("links cannot be followed now, trying again: {}", e.getMessage());
        pause();
      }
    }
  }

  private void receive(ConsumerRecord<byte[], byte[]> entry) {
    try {
      switch (Topics.MESSAGE_LOG.values().decode(entry.value())) {
        case MessageEvent.Created created -> consider(created, created.message());
        case MessageEvent.Updated updated -> consider(updated, updated.message());
        default -> {}
      }
    } catch (MalformedRecordException e) {
      // Those who need it set it aside.
      logger.warn("unreadable message event at {}-{}", entry.partition(), entry.offset(), e);
    }
  }

  private void consider(MessageEvent event, Message message) {
    if (!message.takesLinkEmbeds()) {
      return;
    }
    List<URI> links = Links.of(message.content());
    if (links.isEmpty()) {
      return;
    }
    if (!free.tryAcquire()) {
      count(Outcome.DROPPED);
      return;
    }
    executor.execute(() -> unfurl(event, message, links));
  }

  private void unfurl(MessageEvent event, Message message, List<URI> links) {
    try {
      String embeds = previews.of(links);
      if (!embeds.isEmpty()) {
        bridge.tell(
            new Command.ShowLinks(
                headers.next(event.space(), message.author().id()),
                message.channel(),
                message.id(),
                message.content(),
                embeds));
      }
      count(embeds.isEmpty() ? Outcome.NOTHING : Outcome.SHOWN);
    } catch (RuntimeException e) {
      logger.warn("links of message {} were not shown: {}", message.id().value(), e.getMessage());
      count(Outcome.FAILED);
    } finally {
      free.release();
    }
  }

  private void count(Outcome outcome) {
    Counter.builder("parley.ingress.unfurled")
        .description("Messages whose links were followed")
        .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
        .register(registry)
        .increment();
  }

  private void pause() {
    try {
      stopping.await(PAUSE_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      stopping.countDown();
    }
  }
}
