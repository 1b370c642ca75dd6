package parley.voice.aead;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-GCM with the counter, then zeros, as its nonce. The JDK's own provider is as fast as
/// OpenSSL behind a library; its `init` allocates about 1 KB a packet, which is all that the path
/// of a packet allocates.
final class GcmCipher extends TransportCipher {
  private static final int NONCE_BYTES = 12;

  private final Cipher sealing = Cipher.getInstance("AES/GCM/NoPadding");
  private final Cipher opening = Cipher.getInstance("AES/GCM/NoPadding");
  private final SecretKeySpec key;
  private final byte[] nonce = new byte[NONCE_BYTES];

  GcmCipher(byte[] key) throws GeneralSecurityException {
    this.key = new SecretKeySpec(key, "AES");
  }

  @Override
  int encrypt(int counter, byte[] in, int from, int header, int rest, byte[] out, int to)
      throws GeneralSecurityException {
    sealing.init(Cipher.ENCRYPT_MODE, key, nonce(counter));
    sealing.updateAAD(in, from, header);
    return sealing.doFinal(in, from + header, rest, out, to);
  }

  @Override
  int decrypt(int counter, byte[] in, int from, int header, int sealed, byte[] out, int to)
      throws GeneralSecurityException {
    opening.init(Cipher.DECRYPT_MODE, key, nonce(counter));
    opening.updateAAD(in, from, header);
    return opening.doFinal(in, from + header, sealed, out, to);
  }

  private GCMParameterSpec nonce(int counter) {
    putCounter(nonce, counter);
    return new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce);
  }
}
