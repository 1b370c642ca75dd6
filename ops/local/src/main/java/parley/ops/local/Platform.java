package parley.ops.local;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import parley.ops.local.component.Component;
import parley.ops.local.component.Need;
import parley.ops.local.component.Plan;
import parley.ops.local.demo.DemoStep;
import parley.ops.local.flink.FlinkJob;
import parley.ops.local.server.Application;
import parley.ops.local.server.CassandraServer;
import parley.ops.local.server.ConnectServer;
import parley.ops.local.server.ElasticsearchServer;
import parley.ops.local.server.JobManagerServer;
import parley.ops.local.server.KafkaServer;
import parley.ops.local.server.ObjectsServer;
import parley.ops.local.server.PostgresServer;
import parley.ops.local.server.RedisServer;
import parley.ops.local.server.TaskManagerServer;
import parley.ops.local.settings.Site;
import parley.ops.local.step.CertificateStep;
import parley.ops.local.step.ConnectorFile;
import parley.ops.local.step.ConnectorStep;
import parley.ops.local.step.JobStep;
import parley.ops.local.step.SchemaStep;
import parley.ops.local.step.TopicsStep;

/// The list of everything that makes up Parley on one machine.
final class Platform {
  /// Between the management ports of the edge's nodes.
  private static final int MANAGEMENT_STEP = 100;

  /// Within the time that a stop may take.
  private static final String DRAIN_MS = "10000";

  /// Our jobs in Flink.
  static final List<FlinkJob> JOBS = List.of(FlinkJob.SEARCH_DOCUMENTS);

  private Platform() {}

  static Plan plan(Site site) throws IOException {
    List<ConnectorFile> connectors = ConnectorFile.all(site);
    List<Component> components = new ArrayList<>();
    components.add(new KafkaServer(site));
    components.add(new PostgresServer(site));
    components.add(new CassandraServer(site));
    components.add(new RedisServer(site));
    components.add(new ObjectsServer(site));
    components.add(new ElasticsearchServer(site));
    components.add(new TopicsStep(site));
    components.add(new ConnectServer(site));
    components.add(new JobManagerServer(site));
    components.add(new TaskManagerServer(site));
    JOBS.forEach(job -> components.add(new JobStep(site, job)));
    components.add(ingress(site));
    components.add(streams(site));
    components.addAll(edges(site));
    components.add(new CertificateStep(site));
    components.add(voice(site));
    components.add(new SchemaStep(site, publications(connectors)));
    connectors.forEach(connector -> components.add(new ConnectorStep(site, connector)));
    components.add(demo(site, connectors));
    return Plan.of(components);
  }

  private static Application ingress(Site site) {
    return new Application(
        site,
        "ingress",
        "ingress",
        "parley.ingress.IngressMain",
        site.settings().number("ingress.port"),
        List.of(
            Need.ready(PostgresServer.NAME),
            Need.ready(TopicsStep.NAME),
            // It serves without them; but it shall have said goodbye before they end.
            Need.started(CassandraServer.NAME),
            Need.started(RedisServer.NAME),
            Need.started(ObjectsServer.NAME),
            Need.started(ElasticsearchServer.NAME)));
  }

  private static Application streams(Site site) {
    return new Application(
        site,
        "streams",
        "streams-topologies",
        "parley.streams.StreamsMain",
        site.settings().number("streams.port"),
        List.of(Need.ready(TopicsStep.NAME)));
  }

  /// The nodes of the edge: as many as are wanted, and those that run still. They share a port; the
  /// kernel spreads connects over them.
  private static List<Application> edges(Site site) {
    List<Application> edges = new ArrayList<>();
    edges.add(edge(site, "edge", 0));
    for (int number = 1; number < site.settings().number("edge.slots"); number++) {
      String name = "edge-" + number;
      if (number < site.settings().number("edges")
          || Files.exists(site.workspace().pidFile(name))) {
        edges.add(edge(site, name, number));
      }
    }
    return edges;
  }

  private static Application edge(Site site, String name, int number) {
    int management = site.settings().number("edge.management.port") + MANAGEMENT_STEP * number;
    Map<String, String> variables = new TreeMap<>();
    if (number > 0) {
      variables.put("PARLEY_EDGE_SLOT", Integer.toString(number));
      variables.put("PARLEY_EDGE_MANAGEMENT_PORT", Integer.toString(management));
    }
    if (site.settings().number("edges") > 1) {
      variables.put("PARLEY_EDGE_DRAIN_MS", DRAIN_MS);
    }
    return new Application(
        site,
        name,
        "edge",
        "gateway-edge",
        "parley.gateway.EdgeMain",
        // One that shares its port with others must not be taken for a stranger there.
        isShared(site) ? management : site.port("edge"),
        management,
        variables,
        List.of(Need.ready(TopicsStep.NAME), Need.started(RedisServer.NAME)));
  }

  private static Application voice(Site site) {
    return new Application(
        site,
        "voice",
        "voice-sfu",
        "parley.voice.SfuMain",
        site.settings().number("voice.management.port"),
        List.of(Need.ready(TopicsStep.NAME), Need.ready(CertificateStep.NAME)));
  }

  private static boolean isShared(Site site) {
    return site.settings().number("edges") > 1 || Files.exists(site.workspace().pidFile("edge-1"));
  }

  private static DemoStep demo(Site site, List<ConnectorFile> connectors) {
    Stream<Need> applications = Stream.of("ingress", "streams", "edge").map(Need::ready);
    Stream<Need> sources = connectors.stream().map(connector -> Need.ready(connector.name()));
    return new DemoStep(site, Stream.concat(applications, sources).toList());
  }

  private static List<String> publications(List<ConnectorFile> connectors) {
    return connectors.stream().map(ConnectorFile::publication).flatMap(Optional::stream).toList();
  }
}
