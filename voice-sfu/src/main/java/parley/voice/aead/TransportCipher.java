package parley.voice.aead;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;

/// Seals and opens packets: `header in clear · sealed rest · 16 bytes of tag · 4 bytes of counter`.
/// The header is authenticated. Belongs to one thread.
public abstract class TransportCipher {
  public static final int TAG_BYTES = 16;
  public static final int COUNTER_BYTES = 4;

  /// By how much a sealed packet is longer.
  public static final int OVERHEAD_BYTES = TAG_BYTES + COUNTER_BYTES;

  /// The packet was not sealed with this key, or somebody changed it.
  public static final int FORGED = -1;

  TransportCipher() {}

  /// Seals a packet.
  ///
  /// @param header bytes at `from` that stay in clear
  /// @param rest bytes behind them
  /// @param counter never the same twice
  /// @param out another array than `in`, with room for all of it and the overhead
  /// @return the bytes written
  public final int seal(
      byte[] in, int from, int header, int rest, int counter, byte[] out, int to) {
    System.arraycopy(in, from, out, to, header);
    try {
      int sealed = encrypt(counter, in, from, header, rest, out, to + header);
      int end = to + header + sealed;
      out[end] = (byte) (counter >>> 24);
      out[end + 1] = (byte) (counter >>> 16);
      out[end + 2] = (byte) (counter >>> 8);
      out[end + 3] = (byte) counter;
      return header + sealed + COUNTER_BYTES;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that was good cannot seal", e);
    }
  }

  /// Opens a packet.
  ///
  /// @param length bytes of the whole packet, counter included
  /// @param out gets header and opened rest
  /// @return bytes of the opened rest, or [#FORGED]
  public final int open(byte[] in, int from, int header, int length, byte[] out, int to) {
    int sealed = length - header - COUNTER_BYTES;
    if (sealed < TAG_BYTES) {
      return FORGED;
    }
    try {
      int opened = decrypt(counter(in, from, length), in, from, header, sealed, out, to + header);
      System.arraycopy(in, from, out, to, header);
      return opened;
    } catch (AEADBadTagException e) {
      return FORGED;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that was good cannot open", e);
    }
  }

  /// The counter at the end of a sealed packet of at least four bytes.
  public static int counter(byte[] in, int from, int length) {
    int at = from + length - COUNTER_BYTES;
    return in[at] << 24
        | (in[at + 1] & 0xFF) << 16
        | (in[at + 2] & 0xFF) << 8
        | (in[at + 3] & 0xFF);
  }

  abstract int encrypt(int counter, byte[] in, int from, int header, int rest, byte[] out, int to)
      throws GeneralSecurityException;

  abstract int decrypt(int counter, byte[] in, int from, int header, int sealed, byte[] out, int to)
      throws GeneralSecurityException;

  static void putCounter(byte[] nonce, int counter) {
    nonce[0] = (byte) (counter >>> 24);
    nonce[1] = (byte) (counter >>> 16);
    nonce[2] = (byte) (counter >>> 8);
    nonce[3] = (byte) counter;
  }
}
