package parley.ops.local.server;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.ops.local.component.Need;
import parley.ops.local.component.Server;
import parley.ops.local.flink.FlinkHealth;
import parley.ops.local.health.Health;
import parley.ops.local.health.HealthCheck;
import parley.ops.local.health.Loopback;
import parley.ops.local.process.Launch;
import parley.ops.local.settings.InvalidSettingException;
import parley.ops.local.settings.Site;

/// Flink's task manager, in which our jobs run. The scripts of Flink's distribution would work out
/// the sizes of its memory; here they follow from three settings.
public record TaskManagerServer(Site site) implements Server {
  public static final String NAME = "taskmanager";

  private static final int FRAMEWORK_HEAP_MIB = 48;
  private static final int FRAMEWORK_DIRECT_MIB = 32;
  private static final int METASPACE_MIB = 128;
  private static final int OVERHEAD_MIB = 32;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Need> needs() {
    // Of the log only so that it ends before that does.
    return List.of(Need.started(JobManagerServer.NAME), Need.started(KafkaServer.NAME));
  }

  @Override
  public int port() {
    return site.port(NAME);
  }

  @Override
  public void prepare() throws IOException {
    FlinkJvm.prepare(site, NAME);
  }

  @Override
  public Launch launch() throws IOException {
    int network = mebibytes("taskmanager.network");
    List<String> flags =
        List.of("-XX:MaxDirectMemorySize=" + (network + FRAMEWORK_DIRECT_MIB) + "m");
    return FlinkJvm.launch(
        site,
        NAME,
        "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
        flags,
        memory(network));
  }

  private Map<String, String> memory(int network) {
    Map<String, String> options = new TreeMap<>();
    options.put("taskmanager.cpu.cores", site.settings().text("taskmanager.slots") + ".0");
    size(options, "task.heap.size", mebibytes("taskmanager.heap") - FRAMEWORK_HEAP_MIB);
    size(options, "task.off-heap.size", 0);
    size(options, "framework.heap.size", FRAMEWORK_HEAP_MIB);
    size(options, "framework.off-heap.size", FRAMEWORK_DIRECT_MIB);
    size(options, "network.min", network);
    size(options, "network.max", network);
    size(options, "managed.size", mebibytes("taskmanager.managed"));
    size(options, "jvm-metaspace.size", METASPACE_MIB);
    size(options, "jvm-overhead.min", OVERHEAD_MIB);
    size(options, "jvm-overhead.max", OVERHEAD_MIB);
    return options;
  }

  private static void size(Map<String, String> options, String name, int mebibytes) {
    options.put("taskmanager.memory." + name, mebibytes + "m");
  }

  private int mebibytes(String key) {
    String text = site.settings().text(key);
    if (!text.matches("[0-9]{1,5}m")) {
      throw new InvalidSettingException(key + " must be of the form 64m: " + text);
    }
    return Integer.parseInt(text.substring(0, text.length() - 1));
  }

  @Override
  public String build() throws IOException {
    return FlinkJvm.classPath(site).fingerprint();
  }

  @Override
  public HealthCheck health() {
    FlinkHealth known = new FlinkHealth(site.port(JobManagerServer.NAME), 1);
    // The job manager counts one that was killed until it misses its heartbeats.
    return () ->
        Loopback.isTaken(port()) ? known.look() : Health.down("does not listen on " + port());
  }
}
