package parley.gateway.frame;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import parley.gateway.dispatch.Body;
import parley.gateway.dispatch.EventType;
import parley.gateway.wire.Compression;
import parley.gateway.wire.Encoding;
import parley.gateway.wire.TermWriter;
import parley.gateway.wire.Wire;

/// Writes ready-made WebSocket frames (RFC 6455, unmasked), so that no encoder has to look at them
/// again: a small head of the session's own, then a body that all sessions share.
///
/// In a zlib stream the head is a *stored* block (RFC 1951, 3.2.4), followed by the body's blocks,
/// which were deflated once. No session needs a deflater. In a zstd stream the head is a frame of
/// one raw block, followed by the body's frame.
///
/// A payload of terms has the same shape: a map with the number in front of the data.
///
/// Everything is appended to a buffer of the caller's, so that frames that leave together travel as
/// one write.
public final class FrameWriter {
  private static final int TEXT = 0x81;
  private static final int BINARY = 0x82;
  private static final int CLOSE = 0x88;
  private static final int PONG = 0x8A;
  private static final int MAX_WS_HEAD_BYTES = 10;
  private static final int STORED_HEAD_BYTES = 5;
  private static final int ZSTD_RAW_HEAD_BYTES = 9;
  private static final int MAX_ZSTD_RAW_BYTES = 255;

  /// The magic number of zstd, and a descriptor: one segment, no checksum, no dictionary (RFC 8878,
  /// 3.1.1.1).
  private static final byte[] ZSTD_SINGLE_SEGMENT = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0x20};

  private static final byte[] ZLIB_HEAD = {0x78, (byte) 0x9C};

  /// An empty stored block: what a flush looks like.
  private static final byte[] FLUSH = {0, 0, 0, (byte) 0xFF, (byte) 0xFF};

  private static final byte[] OPCODE_AND_DATA =
      ",\"op\":0,\"d\":".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OPCODE_AND_DATA_TERMS = TermWriter.opcodeAndData();
  private static final int MAX_DIGITS = 19;

  /// The kind of a term that is an integer of four bytes.
  private static final int INTEGER_TERM = 98;

  private FrameWriter() {}

  /// An event.
  public static void dispatch(ByteBuf out, Wire wire, EventType type, long seq, Body body) {
    byte[] bytes = body.bytes(wire);
    int head = headLength(wire.encoding(), type, seq);
    switch (wire.compression()) {
      case NONE -> writeFrameHead(out, kind(wire), head + bytes.length);
      case ZLIB_STREAM -> {
        writeFrameHead(out, BINARY, STORED_HEAD_BYTES + head + bytes.length);
        writeStoredHead(out, head);
      }
      case ZSTD_STREAM -> {
        writeFrameHead(out, BINARY, ZSTD_RAW_HEAD_BYTES + head + bytes.length);
        writeZstdRawHead(out, head);
      }
    }
    writeHead(out, wire.encoding(), type, seq);
    out.writeBytes(bytes);
  }

  private static int kind(Wire wire) {
    return wire.equals(Wire.PLAIN) ? TEXT : BINARY;
  }

  /// A zstd frame of one raw block: the size in one byte, since heads and controls are short.
  private static void writeZstdRawHead(ByteBuf out, int length) {
    if (length > MAX_ZSTD_RAW_BYTES) {
      throw new IllegalArgumentException("too long for a raw frame: " + length);
    }
    out.writeBytes(ZSTD_SINGLE_SEGMENT).writeByte(length);
    // The last block of its frame, not compressed.
    out.writeMediumLE(length << 3 | 1);
  }

  /// A payload without a body to share.
  ///
  /// @param first whether it opens the socket's stream
  public static void control(ByteBuf out, Wire wire, byte[] json, boolean first) {
    byte[] payload = wire.encoding() == Encoding.ETF ? TermWriter.payload(json) : json;
    if (wire.compression() == Compression.NONE) {
      writeFrameHead(out, kind(wire), payload.length);
      out.writeBytes(payload);
      return;
    }
    if (wire.compression() == Compression.ZSTD_STREAM) {
      writeFrameHead(out, BINARY, ZSTD_RAW_HEAD_BYTES + payload.length);
      writeZstdRawHead(out, payload.length);
      out.writeBytes(payload);
      return;
    }
    int length = (first ? ZLIB_HEAD.length : 0) + STORED_HEAD_BYTES + payload.length + FLUSH.length;
    writeFrameHead(out, BINARY, length);
    if (first) {
      out.writeBytes(ZLIB_HEAD);
    }
    writeStoredHead(out, payload.length);
    out.writeBytes(payload).writeBytes(FLUSH);
  }

  public static void close(ByteBuf out, int code, String reason) {
    byte[] text = reason.getBytes(StandardCharsets.UTF_8);
    writeFrameHead(out, CLOSE, Short.BYTES + text.length);
    out.writeShort(code).writeBytes(text);
  }

  /// @param payload what the ping carried, at most 125 bytes
  public static void pong(ByteBuf out, ByteBuf payload) {
    writeFrameHead(out, PONG, payload.readableBytes());
    out.writeBytes(payload);
  }

  /// Also makes room for the whole frame, so that the buffer grows at most once for it.
  private static void writeFrameHead(ByteBuf frame, int kind, int length) {
    frame.ensureWritable(MAX_WS_HEAD_BYTES + length);
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

  private static int headLength(Encoding encoding, EventType type, long seq) {
    return type.head(encoding).length
        + switch (encoding) {
          case JSON -> digits(seq) + OPCODE_AND_DATA.length;
          case ETF -> 1 + Integer.BYTES + OPCODE_AND_DATA_TERMS.length;
        };
  }

  private static void writeHead(ByteBuf frame, Encoding encoding, EventType type, long seq) {
    frame.writeBytes(type.head(encoding));
    switch (encoding) {
      case JSON -> {
        writeNumber(frame, seq);
        frame.writeBytes(OPCODE_AND_DATA);
      }
      // No session lives for two billion events.
      case ETF ->
          frame
              .writeByte(INTEGER_TERM)
              .writeInt(Math.toIntExact(seq))
              .writeBytes(OPCODE_AND_DATA_TERMS);
    }
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
