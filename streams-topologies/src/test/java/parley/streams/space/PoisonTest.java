package parley.streams.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoisonTest {
  @TempDir Path state;

  @Test
  void setsAsideWhatCannotBeReadAndGoesOn() {
    try (SpaceDriver space = new SpaceDriver(state)) {
      space.foundGuild();

      space.rawCommand("no protobuf".getBytes(StandardCharsets.UTF_8));
      space.rawCommand(null);
      space.posted("after the poison");

      assertThat(space.deadLetters())
          .hasSize(2)
          .anySatisfy(cause -> assertThat(cause).contains("not a readable command"))
          .anySatisfy(cause -> assertThat(cause).contains("without a value"));
      assertThat(space.log()).hasSize(1);
    }
  }
}
