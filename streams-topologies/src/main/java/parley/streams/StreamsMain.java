package parley.streams;

import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.HostInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.topic.Topics;
import parley.streams.query.QueryServer;
import parley.streams.query.TailQueries;
import parley.streams.space.SpaceTopology;
import parley.streams.tail.CommitWatch;
import parley.streams.tail.CommitWatchingClients;
import parley.streams.tail.CommittedSinkOffsets;

/// Runs the topologies until the process is asked to stop.
public final class StreamsMain {
  private static final Logger LOGGER = LoggerFactory.getLogger(StreamsMain.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  private StreamsMain() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    StreamsAppConfig config;
    try {
      config = StreamsAppConfig.from(System.getenv());
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    run(config);
  }

  private static void run(StreamsAppConfig config) throws IOException, InterruptedException {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    StreamsConfig settings = StreamsSettings.of(config);
    CommitWatch commits = new CommitWatch();
    CommittedSinkOffsets sink =
        new CommittedSinkOffsets(
            Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.kafka())));
    KafkaStreams streams =
        new KafkaStreams(
            SpaceTopology.build(
                settings, config.layout(), sink, commits, new SpaceMetrics(registry)),
            settings,
            new CommitWatchingClients(commits, Topics.COMMANDS.name()));
    streams.setUncaughtExceptionHandler(
        failure -> {
          LOGGER.error("a stream thread failed and is replaced", failure);
          return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
    try (KafkaStreamsMetrics streamsMetrics = new KafkaStreamsMetrics(streams);
        QueryServer server =
            new QueryServer(
                new InetSocketAddress(config.host(), config.port()),
                new TailQueries(
                    streams, config.layout(), commits, new HostInfo(config.host(), config.port())),
                () -> streams.state() == KafkaStreams.State.RUNNING,
                registry)) {
      streamsMetrics.bindTo(registry);
      new JvmMemoryMetrics().bindTo(registry);
      CountDownLatch stopped = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(
              Thread.ofPlatform()
                  .name("shutdown")
                  .unstarted(
                      () -> {
                        streams.close(CLOSE_TIMEOUT);
                        sink.close();
                        stopped.countDown();
                      }));
      streams.start();
      LOGGER.info("deciding on {}:{}", config.host(), config.port());
      stopped.await();
      server.close();
    }
  }
}
