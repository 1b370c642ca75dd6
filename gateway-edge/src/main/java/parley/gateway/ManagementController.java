package parley.gateway;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/// Health and metrics, for operators.
@Controller
public final class ManagementController {
  private final EdgeNode node;

  ManagementController(EdgeNode node) {
    this.node = node;
  }

  @Get(value = "/health", produces = MediaType.APPLICATION_JSON)
  HttpResponse<String> health() {
    return node.isHealthy()
        ? HttpResponse.ok("{\"status\":\"UP\"}")
        : HttpResponse.<String>serverError().status(503).body("{\"status\":\"DOWN\"}");
  }

  @Get(value = "/metrics", produces = MediaType.TEXT_PLAIN)
  String metrics() {
    return node.scrape();
  }
}
