package parley.streams.cluster;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import parley.contracts.edge.InboxEvent;
import parley.contracts.edge.InboxRecord;
import parley.contracts.edge.Subscription;
import parley.contracts.message.Command;
import parley.contracts.message.CommandId;
import parley.contracts.message.MentionRequest;
import parley.contracts.message.MessageEvent;
import parley.contracts.space.Layout;
import parley.contracts.space.SpaceId;
import parley.contracts.topic.Topic;
import parley.contracts.topic.Topics;

/// Plays ingress and edge: founds spaces, follows them, posts at a steady rate whatever the answers
/// (open loop), and watches what arrives. Uses the last ingress instance and the last edge slot of
/// the layout, which a platform that runs beside it does not.
final class Probe implements AutoCloseable {
  /// As an edge node does; a slot that is silent for a minute is given up.
  private static final Duration ALIVE_INTERVAL = Duration.ofSeconds(10);

  private static final Duration ARRIVAL_LIMIT = Duration.ofSeconds(60);

  private final Layout layout;
  private final InstantSource clock;
  private final List<ProbedGuild> guilds;
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread reader;
  private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();
  private final Set<SpaceId> followed = ConcurrentHashMap.newKeySet();
  private volatile Observations observations = new Observations();

  /// @param firstGuild id of the first of so many guilds, which follow each other
  Probe(String kafka, Layout layout, InstantSource clock, long firstGuild, int guilds) {
    this.layout = layout;
    this.clock = clock;
    this.guilds =
        LongStream.range(firstGuild, firstGuild + guilds)
            .mapToObj(id -> new ProbedGuild(id, clock.instant()))
            .toList();
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka, ProducerConfig.LINGER_MS_CONFIG, 0),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        Stream.concat(
                ours(Topics.EDGE_INBOX, slot() * layout.lanes()),
                ours(Topics.VERDICTS, instance() * layout.lanes()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    reader = Thread.ofPlatform().name("probe").start(this::read);
  }

  List<SpaceId> spaces() {
    return guilds.stream().map(ProbedGuild::space).toList();
  }

  /// Writes the rows of the guilds, and follows them until every snapshot is there.
  void follow() {
    long epoch = clock.millis();
    guilds.forEach(
        guild ->
            guild
                .rows()
                .forEach(row -> write(Topics.GUILD_CHANGES, guild.space(), row.key(), row)));
    heart.scheduleAtFixedRate(
        () -> sayAlive(epoch), 0, ALIVE_INTERVAL.toSeconds(), TimeUnit.SECONDS);
    await()
        .atMost(ARRIVAL_LIMIT)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              // Rows and subscriptions are different topics: a guild may not be there yet.
              guilds.stream()
                  .filter(guild -> !followed.contains(guild.space()))
                  .forEach(
                      guild ->
                          write(
                              Topics.EDGE_SUBSCRIPTIONS,
                              guild.space(),
                              guild.space(),
                              new Subscription.Subscribe(
                                  slot(), epoch, guild.space(), guild.author().id())));
              return followed.size() == guilds.size();
            });
  }

  private void sayAlive(long epoch) {
    for (int partition = 0; partition < layout.spacePartitions(); partition++) {
      send(
          Topics.EDGE_SUBSCRIPTIONS,
          partition,
          new byte[Long.BYTES],
          Topics.EDGE_SUBSCRIPTIONS.values().encode(new Subscription.Alive(slot(), epoch)));
    }
  }

  /// Posts for some time, and waits until everything has arrived or the time is over.
  Observations post(int perSecond, Duration time) {
    Observations observed = new Observations();
    observations = observed;
    long startNs = System.nanoTime();
    long count = perSecond * time.toSeconds();
    for (long number = 0; number < count; number++) {
      long dueNs = startNs + number * 1_000_000_000L / perSecond;
      while (System.nanoTime() < dueNs) {
        LockSupport.parkNanos(dueNs - System.nanoTime());
      }
      ProbedGuild guild = guilds.get((int) (number % guilds.size()));
      Command.SendMessage command = message(guild);
      // Latency counts from the moment when it was due, not when it could be sent.
      observed.sent(command.header().id().value(), dueNs);
      write(Topics.COMMANDS, guild.space(), guild.space(), command);
    }
    long deadlineNs = System.nanoTime() + ARRIVAL_LIMIT.toNanos();
    while (!observed.complete() && System.nanoTime() < deadlineNs) {
      LockSupport.parkNanos(20_000_000);
    }
    return observed;
  }

  private Command.SendMessage message(ProbedGuild guild) {
    CommandId id = new CommandId(UUID.randomUUID());
    return new Command.SendMessage(
        new Command.Header(id, guild.space(), instance(), guild.author().id(), clock.instant()),
        guild.channel(),
        guild.author(),
        id.toString(),
        "",
        false,
        0,
        null,
        false,
        MentionRequest.NONE,
        null,
        List.of());
  }

  private void read() {
    try {
      while (true) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          if (record.topic().equals(Topics.VERDICTS.name())) {
            observations.answered(Topics.VERDICTS.values().decode(record.value()));
          } else {
            arrived(Topics.EDGE_INBOX.values().decode(record.value()), System.nanoTime());
          }
        }
      }
    } catch (WakeupException e) {
      consumer.close();
    }
  }

  private void arrived(InboxRecord inbox, long nowNs) {
    if (inbox.event() instanceof InboxEvent.MessageDecided(MessageEvent.Created created)) {
      observations.arrived(created, nowNs);
    } else if (inbox.event() instanceof InboxEvent.GuildSnapshot) {
      followed.add(inbox.space());
    }
  }

  private int slot() {
    return layout.edgeSlots() - 1;
  }

  private int instance() {
    return layout.ingressInstances() - 1;
  }

  private Stream<TopicPartition> ours(Topic<?, ?> topic, int first) {
    return IntStream.range(first, first + layout.lanes())
        .mapToObj(partition -> new TopicPartition(topic.name(), partition));
  }

  private <K, V> void write(Topic<K, V> topic, SpaceId space, K key, @Nullable V value) {
    send(
        topic,
        layout.spacePartition(space),
        topic.keys().encode(key),
        value == null ? null : topic.values().encode(value));
  }

  private void send(Topic<?, ?> topic, int partition, byte[] key, byte @Nullable [] value) {
    producer.send(new ProducerRecord<>(topic.name(), partition, key, value));
  }

  /// Takes the rows of the guilds away again.
  @Override
  public void close() {
    heart.shutdownNow();
    guilds.forEach(
        guild ->
            guild
                .rows()
                .forEach(row -> write(Topics.GUILD_CHANGES, guild.space(), row.key(), null)));
    producer.close();
    consumer.wakeup();
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
