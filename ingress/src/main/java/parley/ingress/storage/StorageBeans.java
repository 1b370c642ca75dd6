package parley.ingress.storage;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import parley.ingress.IngressConfig;

/// Puts object storage together.
@Factory
final class StorageBeans {
  @Singleton
  @Bean(preDestroy = "close")
  S3ObjectStore objects(IngressConfig config, MeterRegistry registry) {
    return S3ObjectStore.open(config.objects(), new StorageMetrics(registry), System::nanoTime);
  }
}
