package parley.servers.elasticsearch;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/// Starts a node of Elasticsearch in this process, from its jars alone: what its distribution does
/// beside (unpacking, hardening, native code) is left out. For one machine only.
///
/// Arguments: the node's home, the folder of its modules, then settings as `key=value`.
public final class ElasticsearchMain {
  private ElasticsearchMain() {}

  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]).toAbsolutePath();
    Path modules = Path.of(arguments[1]).toAbsolutePath();
    Settings.Builder settings = Settings.builder().put("path.home", home.toString());
    for (String setting : Arrays.asList(arguments).subList(2, arguments.length)) {
      int equals = setting.indexOf('=');
      settings.put(setting.substring(0, equals), setting.substring(equals + 1));
    }
    Settings given = settings.build();
    String name = given.get("node.name", "node-1");
    Environment environment =
        InternalSettingsPreparer.prepareEnvironment(
            given, Map.of(), home.resolve("config"), () -> name);
    LogConfigurator.setNodeName(name);
    LogConfigurator.configureESLogging();
    PluginsLoader loader =
        PluginsLoader.createPluginsLoader(
            PluginsLoader.loadModulesBundles(modules, false),
            PluginsLoader.loadPluginsBundles(home.resolve("plugins"), false),
            Map.of(),
            false);
    Node node = new Node(environment, loader);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    node.close();
                  } catch (Exception e) {
                    System.err.println("elasticsearch: did not close in order: " + e);
                  } finally {
                    stopped.countDown();
                  }
                },
                "stop"));
    node.start();
    stopped.await();
  }
}
