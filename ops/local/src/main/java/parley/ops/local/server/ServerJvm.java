package parley.ops.local.server;

import java.io.IOException;
import java.nio.file.Path;
import parley.ops.local.component.ClassPath;
import parley.ops.local.component.JavaCommand;
import parley.ops.local.settings.Site;

/// What the JVMs of the servers have in common.
final class ServerJvm {
  private ServerJvm() {}

  /// With the heap, the flags and the archive of a server.
  static JavaCommand command(Site site, String name) throws IOException {
    return once(site, name).archive(site.workspace().archive(name));
  }

  /// For a tool of the server that ends by itself: making an archive would only delay its end.
  static JavaCommand once(Site site, String name) {
    return new JavaCommand(site.settings().text(name + ".heap"))
        .flags(site.settings().words("jvm.servers"))
        .flags(site.settings().words(name + ".jvm"));
  }

  static Path jars(Site site, String name) {
    return site.workspace().server(name).resolve("target/lib");
  }

  static ClassPath classPath(Site site, String name) throws IOException {
    return ClassPath.of(jars(site, name));
  }
}
