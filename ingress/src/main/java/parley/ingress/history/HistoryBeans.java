package parley.ingress.history;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import parley.ingress.IngressConfig;

/// Puts the sources of history together.
@Factory
final class HistoryBeans {
  @Singleton
  HistoryMetrics metrics(MeterRegistry registry) {
    return new HistoryMetrics(registry);
  }

  @Context
  @Bean(preDestroy = "close")
  CassandraSession cassandra(IngressConfig config) {
    return new CassandraSession(config.cassandra());
  }

  @Singleton
  @Bean(preDestroy = "close")
  HttpTail tail(IngressConfig config, HistoryMetrics metrics) {
    return new HttpTail(config.streamsUrls(), config.layout(), System::nanoTime, metrics);
  }

  @Singleton
  History history(
      HttpTail tail, CassandraSession cassandra, HistoryMetrics metrics, InstantSource clock) {
    return new History(tail, new CassandraArchive(cassandra, metrics), clock);
  }

  @Singleton
  ThreadTallies tallies(HttpTail tail) {
    return new ThreadTallies(tail);
  }

  @Singleton
  ReactionHistory reactions(
      HttpTail tail, CassandraSession cassandra, HistoryMetrics metrics, InstantSource clock) {
    return new ReactionHistory(tail, new CassandraReactions(cassandra, metrics), clock);
  }
}
