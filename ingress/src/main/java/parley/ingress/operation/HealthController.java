package parley.ingress.operation;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import parley.ingress.command.VerdictConsumer;
import parley.ingress.database.Database;

/// Whether this instance can serve, and what it measured.
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class HealthController {
  private final Database database;
  private final KafkaHealth kafka;
  private final VerdictConsumer verdicts;
  private final PrometheusMeterRegistry metrics;

  HealthController(
      Database database,
      KafkaHealth kafka,
      VerdictConsumer verdicts,
      PrometheusMeterRegistry metrics) {
    this.database = database;
    this.kafka = kafka;
    this.verdicts = verdicts;
    this.metrics = metrics;
  }

  @Get("/health")
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<String> health() {
    boolean database = this.database.answers();
    boolean kafka = this.kafka.answers();
    boolean positioned = verdicts.isPositioned();
    boolean up = database && kafka && positioned;
    String body =
        "{\"status\":\"%s\",\"database\":%b,\"kafka\":%b,\"verdicts\":%b}"
            .formatted(up ? "UP" : "DOWN", database, kafka, positioned);
    return up
        ? HttpResponse.ok(body)
        : HttpResponse.<String>status(HttpStatus.SERVICE_UNAVAILABLE).body(body);
  }

  @Get("/metrics")
  @Produces(MediaType.TEXT_PLAIN)
  String metrics() {
    return metrics.scrape();
  }
}
