package parley.ops.local.server;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.ops.local.component.ClassPath;
import parley.ops.local.component.JavaCommand;
import parley.ops.local.component.Need;
import parley.ops.local.component.Server;
import parley.ops.local.health.HealthCheck;
import parley.ops.local.health.HttpHealth;
import parley.ops.local.process.Launch;
import parley.ops.local.settings.Site;
import parley.ops.local.settings.TokenSecret;

/// One of our own applications.
///
/// @param module folder of its module
/// @param healthPort where it answers `GET /health`
/// @param settings the first word of the keys of its settings
/// @param port the port that it alone listens on
/// @param variables what this instance is told beside what all are
public record Application(
    Site site,
    String name,
    String settings,
    String module,
    String mainClass,
    int port,
    int healthPort,
    Map<String, String> variables,
    List<Need> needs)
    implements Server {
  public Application {
    variables = Map.copyOf(variables);
    needs = List.copyOf(needs);
  }

  /// The only instance of its kind.
  public Application(
      Site site, String name, String module, String mainClass, int healthPort, List<Need> needs) {
    this(site, name, name, module, mainClass, site.port(name), healthPort, Map.of(), needs);
  }

  @Override
  public void prepare() throws IOException {
    TokenSecret.ensure(site.workspace().secret());
  }

  @Override
  public Launch launch() throws IOException {
    ClassPath staged = classPath().staged(site.directory(name).resolve("app"));
    List<String> command =
        new JavaCommand(site.settings().text(settings + ".heap"))
            .archive(site.workspace().archive(name))
            .flags(site.settings().words("jvm.applications"))
            .flags(site.settings().words(settings + ".jvm"))
            .main(staged, mainClass);
    return new Launch(command, environment(), site.directory(name));
  }

  @Override
  public String build() throws IOException {
    return classPath().fingerprint();
  }

  @Override
  public HealthCheck health() {
    return new HttpHealth(healthPort);
  }

  private ClassPath classPath() throws IOException {
    return ClassPath.ofModule(site.workspace().root().resolve(module));
  }

  private Map<String, String> environment() throws IOException {
    Map<String, String> environment = new TreeMap<>(site.settings().environment());
    environment.putAll(site.addresses());
    environment.put("PARLEY_TOKEN_SECRET", TokenSecret.ensure(site.workspace().secret()));
    environment.putAll(variables);
    return environment;
  }
}
