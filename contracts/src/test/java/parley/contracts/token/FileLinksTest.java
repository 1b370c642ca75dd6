package parley.contracts.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.contracts.id.AttachmentId;
import parley.contracts.id.ChannelId;

class FileLinksTest {
  private static final ChannelId CHANNEL = new ChannelId(2);
  private static final AttachmentId FILE = new AttachmentId(3);
  private static final String NAME = "a b&ex=0.png";

  private final TokenSigner signer =
      TokenSigner.ofHex("00112233445566778899aabbccddeeff".repeat(2));
  private Instant now = Instant.parse("2026-11-24T04:28:55Z");
  private final FileLinks links = new FileLinks("https://files.example", signer, () -> now);

  @Test
  void knowsItsOwnAddressesAgain() {
    URI address = URI.create(links.attachment(CHANNEL, FILE, NAME));
    Map<String, String> query = query(address);

    assertThat(address.getPath()).isEqualTo("/attachments/2/3/" + NAME);
    assertThat(isOurs(CHANNEL, FILE, NAME, query)).isTrue();
    assertThat(isOurs(new ChannelId(9), FILE, NAME, query)).isFalse();
    assertThat(isOurs(CHANNEL, new AttachmentId(9), NAME, query)).isFalse();
    assertThat(isOurs(CHANNEL, FILE, "other.png", query)).isFalse();
    for (String changed : new String[] {"ex", "is", "hm"}) {
      Map<String, String> forged = new HashMap<>(query);
      forged.merge(changed, "0", String::concat);
      assertThat(isOurs(CHANNEL, FILE, NAME, forged)).as(changed).isFalse();
    }
  }

  @Test
  void addressesAreTheSameForAnHourAndEndAfterADay() {
    String first = links.attachment(CHANNEL, FILE, NAME);
    now = Instant.parse("2026-11-24T04:59:59Z");
    assertThat(links.attachment(CHANNEL, FILE, NAME)).isEqualTo(first);
    now = Instant.parse("2026-11-24T05:00:00Z");
    assertThat(links.attachment(CHANNEL, FILE, NAME)).isNotEqualTo(first);

    String expires = query(URI.create(first)).getOrDefault("ex", "");
    now = Instant.parse("2026-11-25T03:59:59Z");
    assertThat(links.isOver(expires)).isFalse();
    now = now.plus(Duration.ofSeconds(1));
    assertThat(links.isOver(expires)).isTrue();
  }

  private boolean isOurs(
      ChannelId channel, AttachmentId file, String name, Map<String, String> query) {
    return links.isOurs(
        channel,
        file,
        name,
        query.getOrDefault("ex", ""),
        query.getOrDefault("is", ""),
        query.getOrDefault("hm", ""));
  }

  private static Map<String, String> query(URI address) {
    Map<String, String> query = new HashMap<>();
    for (String pair : address.getRawQuery().split("&")) {
      query.put(pair.split("=")[0], pair.split("=")[1]);
    }
    return query;
  }
}
