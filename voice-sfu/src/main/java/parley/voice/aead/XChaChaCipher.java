package parley.voice.aead;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha): HChaCha20 makes a key of the nonce's first 16
/// bytes, and the JDK's ChaCha20-Poly1305 works with that and the other eight, which are zeros
/// here.
final class XChaChaCipher extends TransportCipher {
  private static final int EXTENDED_NONCE_BYTES = 16;
  private static final IvParameterSpec REST_OF_NONCE = new IvParameterSpec(new byte[12]);

  private final Cipher sealing = Cipher.getInstance("ChaCha20-Poly1305");
  private final Cipher opening = Cipher.getInstance("ChaCha20-Poly1305");
  private final int[] key;
  private final byte[] nonce = new byte[EXTENDED_NONCE_BYTES];
  private final byte[] derived = new byte[TransportMode.KEY_BYTES];

  XChaChaCipher(byte[] key) throws GeneralSecurityException {
    this.key = HChaCha20.words(key);
  }

  @Override
  int encrypt(int counter, byte[] in, int from, int header, int rest, byte[] out, int to)
      throws GeneralSecurityException {
    sealing.init(Cipher.ENCRYPT_MODE, derive(counter), REST_OF_NONCE);
    sealing.updateAAD(in, from, header);
    return sealing.doFinal(in, from + header, rest, out, to);
  }

  @Override
  int decrypt(int counter, byte[] in, int from, int header, int sealed, byte[] out, int to)
      throws GeneralSecurityException {
    opening.init(Cipher.DECRYPT_MODE, derive(counter), REST_OF_NONCE);
    opening.updateAAD(in, from, header);
    return opening.doFinal(in, from + header, sealed, out, to);
  }

  private SecretKeySpec derive(int counter) {
    putCounter(nonce, counter);
    HChaCha20.derive(key, nonce, derived);
    return new SecretKeySpec(derived, "ChaCha20");
  }
}
