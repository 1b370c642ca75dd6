package parley.voice.rtp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Numbers in network byte order within an array. The caller has checked the bounds.
public final class Bytes {
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

  private Bytes() {}

  public static int unsigned8(byte[] bytes, int at) {
    return bytes[at] & 0xFF;
  }

  public static int unsigned16(byte[] bytes, int at) {
    return (short) SHORTS.get(bytes, at) & 0xFFFF;
  }

  public static int int32(byte[] bytes, int at) {
    return (int) INTS.get(bytes, at);
  }

  public static void put16(byte[] bytes, int at, int value) {
    SHORTS.set(bytes, at, (short) value);
  }

  public static void put32(byte[] bytes, int at, int value) {
    INTS.set(bytes, at, value);
  }
}
