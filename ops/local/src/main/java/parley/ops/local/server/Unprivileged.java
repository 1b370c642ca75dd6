package parley.ops.local.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import parley.ops.local.process.Tool;

/// Runs programs that refuse root.
///
/// Where everybody may enter the folders on the way to the data, root hands the data over to
/// `nobody` and runs the program as that. Otherwise (a source tree in root's own home) it runs in a
/// user namespace, in which root is nobody, too.
final class Unprivileged {
  private static final String NOBODY = "65534";

  private final List<String> prefix;
  private final boolean handsOver;

  private Unprivileged(List<String> prefix, boolean handsOver) {
    this.prefix = prefix;
    this.handsOver = handsOver;
  }

  /// For programs that work in a folder.
  static Unprivileged in(Path folder) throws IOException {
    if (!Tool.isRoot()) {
      return new Unprivileged(List.of(), false);
    }
    return isOpenToAll(folder)
        ? new Unprivileged(
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), true)
        : new Unprivileged(List.of("unshare", "-U"), false);
  }

  /// Makes a folder that the programs may write.
  void own(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    if (handsOver) {
      Tool.run("chown", NOBODY + ":" + NOBODY, folder.toString());
    }
  }

  List<String> command(Path program, String... arguments) {
    List<String> command = new ArrayList<>(prefix);
    command.add(program.toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private static boolean isOpenToAll(Path folder) throws IOException {
    for (Path path = folder.toAbsolutePath(); path != null; path = path.getParent()) {
      if (!Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_EXECUTE)) {
        return false;
      }
    }
    return true;
  }
}
