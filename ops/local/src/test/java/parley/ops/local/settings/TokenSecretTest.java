package parley.ops.local.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenSecretTest {
  @Test
  void shouldBeMadeOnceAndForItsOwnerOnly(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("state/secret");

    String secret = TokenSecret.ensure(file);

    assertThat(secret).matches("[0-9a-f]{64}");
    assertThat(TokenSecret.ensure(file)).isEqualTo(secret);
    assertThat(Files.getPosixFilePermissions(file))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  }
}
