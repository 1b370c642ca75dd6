package parley.ingress.unfurl;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import parley.ingress.IngressConfig;
import parley.ingress.command.CommandBridge;
import parley.ingress.command.CommandHeaders;

/// Puts together what follows links.
@Factory
final class UnfurlBeans {
  @Context
  @Bean(preDestroy = "close")
  Unfurler unfurler(
      IngressConfig config,
      CommandBridge bridge,
      CommandHeaders headers,
      PrometheusMeterRegistry registry) {
    return Unfurler.start(config.kafka(), config.unfurlExceptions(), bridge, headers, registry);
  }
}
