package parley.ingress.search;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import parley.ingress.IngressConfig;
import parley.ingress.guild.GuildAccess;
import parley.ingress.history.History;

/// Puts the search together.
@Factory
final class SearchBeans {
  @Singleton
  @Bean(preDestroy = "close")
  SearchIndexClient index(IngressConfig config, MeterRegistry registry) {
    return new SearchIndexClient(config.elasticsearch(), registry);
  }

  @Singleton
  @Bean(preDestroy = "close")
  MessageSearch search(GuildAccess access, History history, SearchIndexClient index) {
    return new MessageSearch(access, history, index);
  }
}
