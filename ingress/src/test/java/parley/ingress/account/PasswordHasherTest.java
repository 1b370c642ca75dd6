package parley.ingress.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordHasherTest {
  private final PasswordHasher hasher = new PasswordHasher();

  @Test
  void knowsAPasswordAgain() {
    String stored = hasher.hash("correct horse");

    assertThat(stored).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(hasher.matches("correct horse", stored)).isTrue();
    assertThat(hasher.matches("battery staple", stored)).isFalse();
  }

  @Test
  void saltsEveryHash() {
    assertThat(hasher.hash("same")).isNotEqualTo(hasher.hash("same"));
  }

  @Test
  void letsNobodyInAsSomeoneWhoDoesNotExist() {
    assertThat(hasher.matches("", null)).isFalse();
  }
}
