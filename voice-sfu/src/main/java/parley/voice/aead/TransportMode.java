package parley.voice.aead;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How the packets of a native client are sealed, in the order in which we offer it: clients take
/// the first one that they know, and one of them fails over the second when it has an old library.
public enum TransportMode {
  AES_256_GCM("aead_aes256_gcm_rtpsize"),
  XCHACHA20_POLY1305("aead_xchacha20_poly1305_rtpsize");

  public static final int KEY_BYTES = 32;

  private final String title;

  TransportMode(String title) {
    this.title = title;
  }

  /// How clients name it.
  public String title() {
    return title;
  }

  public static List<String> titles() {
    return Arrays.stream(values()).map(TransportMode::title).toList();
  }

  public static Optional<TransportMode> of(String title) {
    return Arrays.stream(values()).filter(mode -> mode.title.equals(title)).findFirst();
  }

  /// A cipher with this key, for one thread.
  public TransportCipher cipher(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("a key has " + KEY_BYTES + " bytes");
    }
    try {
      return switch (this) {
        case AES_256_GCM -> new GcmCipher(key);
        case XCHACHA20_POLY1305 -> new XChaChaCipher(key);
      };
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has the ciphers of " + title, e);
    }
  }
}
