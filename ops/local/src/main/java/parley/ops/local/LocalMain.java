package parley.ops.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import parley.ops.local.settings.InvalidSettingException;
import parley.ops.local.settings.Settings;
import parley.ops.local.settings.Site;
import parley.ops.local.settings.Workspace;

/// What `./parley` hands its words to.
public final class LocalMain {
  private static final int MISUSE = 2;

  private LocalMain() {}

  /// @param arguments the source tree, the subcommand, and its arguments
  public static void main(String[] arguments) throws InterruptedException {
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) throws InterruptedException {
    try {
      Workspace workspace = new Workspace(Path.of(arguments.getFirst()));
      Site site = new Site(workspace, Settings.load(workspace, System.getenv()));
      Commands commands = new Commands(site, System.out);
      List<String> words = arguments.subList(2, arguments.size());
      return commands.run(arguments.get(1), words);
    } catch (InvalidSettingException | IllegalArgumentException e) {
      System.err.println("parley: " + e.getMessage());
      return MISUSE;
    } catch (IOException e) {
      System.err.println("parley: " + e.getMessage());
      Arrays.stream(e.getSuppressed()).forEach(System.err::println);
      return 1;
    }
  }
}
