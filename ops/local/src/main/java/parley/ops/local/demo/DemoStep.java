package parley.ops.local.demo;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import parley.ops.local.component.Need;
import parley.ops.local.component.Step;
import parley.ops.local.settings.Site;

/// Makes the demo, or verifies that the one it has made before still works.
public record DemoStep(Site site, List<Need> needs) implements Step {
  public static final String NAME = "demo";

  public DemoStep {
    needs = List.copyOf(needs);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String run() throws IOException, InterruptedException {
    Demo former = load();
    try (RestApi api = new RestApi(site.port("ingress"))) {
      Demo demo = new DemoSeeder(api).seed(former);
      if (demo.equals(former)) {
        return "still there";
      }
      save(demo);
      return "made";
    }
  }

  /// Tells people what there is to try.
  public void print(PrintStream out) throws IOException {
    Demo demo = load();
    out.printf("guild %s, channel %s%n", demo.guild(), demo.channel());
    for (Demo.Person person : List.of(demo.owner(), demo.member())) {
      out.printf("%-24s %s%n", person.username(), person.token());
    }
    demo.bots().forEach(bot -> out.printf("%-24s %s%n", "bot " + bot.name(), bot.token()));
  }

  private Demo load() throws IOException {
    Path file = site.workspace().demo();
    return Demo.parse(
        Files.exists(file)
            ? RestApi.JSON.readTree(Files.readString(file))
            : MissingNode.getInstance());
  }

  private void save(Demo demo) throws IOException {
    Path file = site.workspace().demo();
    Path fresh =
        Files.createTempFile(
            site.workspace().state(),
            "demo",
            ".part",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, demo.json());
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
