package parley.gateway.frame;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import parley.gateway.dispatch.Body;
import parley.gateway.dispatch.EventType;

/// Writes ready-made WebSocket frames (RFC 6455, unmasked), so that no encoder has to look at them
/// again: a small head of the session's own, then a body that all sessions share.
///
/// In a zlib stream the head is a *stored* block (RFC 1951, 3.2.4), followed by the body's blocks,
/// which were deflated once. No session needs a deflater.
public final class FrameWriter {
  private static final int TEXT = 0x81;
  private static final int BINARY = 0x82;
  private static final int CLOSE = 0x88;
  private static final int PONG = 0x8A;
  private static final int MAX_WS_HEAD_BYTES = 10;
  private static final int STORED_HEAD_BYTES = 5;
  private static final byte[] ZLIB_HEAD = {0x78, (byte) 0x9C};

  /// An empty stored block: what a flush looks like.
  private static final byte[] FLUSH = {0, 0, 0, (byte) 0xFF, (byte) 0xFF};

  private static final byte[] OPCODE_AND_DATA =
      ",\"op\":0,\"d\":".getBytes(StandardCharsets.US_ASCII);
  private static final int MAX_DIGITS = 19;

  private FrameWriter() {}

  /// An event.
  public static ByteBuf dispatch(
      ByteBufAllocator allocator, Compression compression, EventType type, long seq, Body body) {
    return switch (compression) {
      case NONE -> plainDispatch(allocator, type, seq, body.json());
      case ZLIB_STREAM -> deflatedDispatch(allocator, type, seq, body.deflated());
    };
  }

  private static ByteBuf plainDispatch(
      ByteBufAllocator allocator, EventType type, long seq, byte[] body) {
    int length = headLength(type, seq) + body.length;
    ByteBuf frame = allocator.directBuffer(MAX_WS_HEAD_BYTES + length);
    writeFrameHead(frame, TEXT, length);
    writeHead(frame, type, seq);
    return frame.writeBytes(body);
  }

  private static ByteBuf deflatedDispatch(
      ByteBufAllocator allocator, EventType type, long seq, byte[] blocks) {
    int head = headLength(type, seq);
    int length = STORED_HEAD_BYTES + head + blocks.length;
    ByteBuf frame = allocator.directBuffer(MAX_WS_HEAD_BYTES + length);
    writeFrameHead(frame, BINARY, length);
    writeStoredHead(frame, head);
    writeHead(frame, type, seq);
    return frame.writeBytes(blocks);
  }

  /// A payload without a body to share.
  ///
  /// @param first whether it opens the socket's stream
  public static ByteBuf control(
      ByteBufAllocator allocator, Compression compression, byte[] json, boolean first) {
    if (compression == Compression.NONE) {
      ByteBuf frame = allocator.directBuffer(MAX_WS_HEAD_BYTES + json.length);
      writeFrameHead(frame, TEXT, json.length);
      return frame.writeBytes(json);
    }
    int length = (first ? ZLIB_HEAD.length : 0) + STORED_HEAD_BYTES + json.length + FLUSH.length;
    ByteBuf frame = allocator.directBuffer(MAX_WS_HEAD_BYTES + length);
    writeFrameHead(frame, BINARY, length);
    if (first) {
      frame.writeBytes(ZLIB_HEAD);
    }
    writeStoredHead(frame, json.length);
    return frame.writeBytes(json).writeBytes(FLUSH);
  }

  public static ByteBuf close(ByteBufAllocator allocator, int code, String reason) {
    byte[] text = reason.getBytes(StandardCharsets.UTF_8);
    ByteBuf frame = allocator.directBuffer(MAX_WS_HEAD_BYTES + text.length);
    writeFrameHead(frame, CLOSE, Short.BYTES + text.length);
    return frame.writeShort(code).writeBytes(text);
  }

  /// @param payload what the ping carried, at most 125 bytes
  public static ByteBuf pong(ByteBufAllocator allocator, ByteBuf payload) {
    ByteBuf frame = allocator.directBuffer(MAX_WS_HEAD_BYTES + payload.readableBytes());
    writeFrameHead(frame, PONG, payload.readableBytes());
    return frame.writeBytes(payload);
  }

  private static void writeFrameHead(ByteBuf frame, int kind, int length) {
    frame.writeByte(kind);
    if (length < 126) {
      frame.writeByte(length);
    } else if (length <= 0xFFFF) {
      frame.writeByte(126).writeShort(length);
    } else {
      frame.writeByte(127).writeLong(length);
    }
  }

  private static void writeStoredHead(ByteBuf frame, int length) {
    frame.writeByte(0).writeShortLE(length).writeShortLE(~length);
  }

  private static int headLength(EventType type, long seq) {
    return type.head().length + digits(seq) + OPCODE_AND_DATA.length;
  }

  private static void writeHead(ByteBuf frame, EventType type, long seq) {
    frame.writeBytes(type.head());
    writeNumber(frame, seq);
    frame.writeBytes(OPCODE_AND_DATA);
  }

  private static void writeNumber(ByteBuf frame, long value) {
    int end = frame.writerIndex() + digits(value);
    long rest = value;
    for (int index = end - 1; index >= frame.writerIndex(); index--) {
      frame.setByte(index, '0' + (int) (rest % 10));
      rest /= 10;
    }
    frame.writerIndex(end);
  }

  private static int digits(long value) {
    long bound = 10;
    for (int digits = 1; digits < MAX_DIGITS; digits++) {
      if (value < bound) {
        return digits;
      }
      bound *= 10;
    }
    return MAX_DIGITS;
  }
}
