package parley.ingress.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import parley.contracts.id.ChannelId;
import parley.contracts.id.UserId;
import parley.contracts.token.TokenSigner;

class UploadedNameTest {
  private static final TokenSigner SIGNER = TokenSigner.ofHex("0123456789abcdef".repeat(4));
  private static final ChannelId CHANNEL = new ChannelId(1);
  private static final UserId USER = new UserId(2);

  @Test
  void belongsToOneUserInOneChannel() {
    UploadedName name = new UploadedName(3, 4, "a-b.txt");
    String text = name.write(SIGNER, CHANNEL, USER);

    assertThat(UploadedName.read(text, SIGNER, CHANNEL, USER)).isEqualTo(name);
    assertThat(UploadedName.read(text, SIGNER, new ChannelId(9), USER)).isNull();
    assertThat(UploadedName.read(text, SIGNER, CHANNEL, new UserId(9))).isNull();
    assertThat(UploadedName.read("9" + text, SIGNER, CHANNEL, USER)).isNull();
    assertThat(UploadedName.read(text + "x", SIGNER, CHANNEL, USER)).isNull();
    assertThat(UploadedName.read("", SIGNER, CHANNEL, USER)).isNull();
    assertThat(UploadedName.read("1-2-3", SIGNER, CHANNEL, USER)).isNull();
  }
}
