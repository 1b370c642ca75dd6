package parley.ops.local.settings;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where things are: the source tree, and beside it `.parley` with all state of the local platform.
///
/// @param root of the source tree
public record Workspace(Path root) {
  public Workspace {
    root = root.toAbsolutePath().normalize();
    if (!Files.isRegularFile(root.resolve("ops/local/parley.properties"))) {
      throw new InvalidSettingException("not a source tree of Parley: " + root);
    }
  }

  public Path state() {
    return root.resolve(".parley");
  }

  /// Data and configuration of a component.
  public Path directory(String component) {
    return state().resolve(component);
  }

  public Path log(String component) {
    return state().resolve("logs").resolve(component + ".log");
  }

  public Path pidFile(String component) {
    return state().resolve("run").resolve(component + ".pid");
  }

  /// Class-data archive of a component's JVM.
  public Path archive(String component) {
    return state().resolve("cds").resolve(component + ".jsa");
  }

  /// The configuration and jars of a server.
  public Path server(String name) {
    return root.resolve("ops/local/servers").resolve(name);
  }

  public Path defaults() {
    return root.resolve("ops/local/parley.properties");
  }

  public Path overrides() {
    return state().resolve("parley.properties");
  }

  /// Signs access tokens.
  public Path secret() {
    return state().resolve("secret");
  }

  public Path demo() {
    return state().resolve("demo.json");
  }
}
