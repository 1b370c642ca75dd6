package parley.contracts.sample;

import java.time.Instant;
import parley.contracts.token.FileLinks;
import parley.contracts.token.TokenSigner;

/// Sample addresses of files.
public final class Links {
  public static final Instant NOW = Instant.parse("2026-11-24T04:28:55Z");
  public static final FileLinks FILES =
      new FileLinks(
          "https://files.example",
          TokenSigner.ofHex("00112233445566778899aabbccddeeff".repeat(2)),
          () -> NOW);

  private Links() {}
}
