package parley.ops.local.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.ops.local.health.Health;
import parley.ops.local.health.HealthCheck;
import parley.ops.local.process.Launch;

class PlanTest {
  private final Component kafka = server("kafka");
  private final Component topics = step("topics", Need.ready("kafka"));
  private final Component streams = server("streams", Need.ready("topics"));
  private final Component ingress = server("ingress", Need.ready("kafka"));
  private final Component schema = step("schema", Need.started("ingress"));

  @Test
  void shouldPutEachAfterWhatItNeeds() {
    Plan plan = Plan.of(List.of(schema, streams, ingress, topics, kafka));

    List<Component> order = plan.components();

    assertThat(order).hasSize(5);
    for (Component component : order) {
      for (Need need : component.needs()) {
        assertThat(order.indexOf(plan.component(need.component())))
            .isLessThan(order.indexOf(component));
      }
    }
  }

  @Test
  void shouldTakeOnlyWhatIsNamedAndNeeded() {
    Plan plan = Plan.of(List.of(kafka, topics, streams, ingress, schema));

    assertThat(plan.only(List.of("streams")).components()).containsExactly(kafka, topics, streams);
    assertThat(plan.only(List.of()).components()).hasSize(5);
  }

  @Test
  void shouldFindDependentServersAlsoThroughSteps() {
    Plan plan = Plan.of(List.of(kafka, topics, streams, ingress, schema));

    assertThat(plan.dependents("kafka")).containsExactlyInAnyOrder("streams", "ingress");
    assertThat(plan.dependents("streams")).isEmpty();
  }

  @Test
  void shouldRefuseCirclesMissingNeedsAndEqualNames() {
    assertThatThrownBy(
            () -> Plan.of(List.of(server("a", Need.ready("b")), server("b", Need.started("a")))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("need each other");
    assertThatThrownBy(() -> Plan.of(List.of(topics)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("kafka");
    assertThatThrownBy(() -> Plan.of(List.of(kafka, server("kafka"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("kafka");
  }

  @Test
  void shouldNameWhatThereIsWhenAskedForSomethingElse() {
    Plan plan = Plan.of(List.of(kafka, topics));

    assertThatThrownBy(() -> plan.server("cafka"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[kafka, topics]");
    assertThatThrownBy(() -> plan.server("topics"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no process");
  }

  private static Component server(String name, Need... needs) {
    return new FakeServer(name, List.of(needs));
  }

  private static Component step(String name, Need... needs) {
    return new FakeStep(name, List.of(needs));
  }

  private record FakeStep(String name, List<Need> needs) implements Step {
    @Override
    public String run() {
      return "";
    }
  }

  private record FakeServer(String name, List<Need> needs) implements Server {
    @Override
    public int port() {
      return 1;
    }

    @Override
    public void prepare() {}

    @Override
    public Launch launch() {
      return new Launch(List.of("true"), Map.of(), Path.of("."));
    }

    @Override
    public String build() {
      return "";
    }

    @Override
    public HealthCheck health() {
      return () -> Health.up("");
    }
  }
}
