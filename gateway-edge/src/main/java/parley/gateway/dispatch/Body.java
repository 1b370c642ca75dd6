package parley.gateway.dispatch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// The `d` of an event together with the brace that ends the payload, as JSON, as deflated blocks
/// and as a zstd frame. Safe for any thread.
///
/// A *shared* body is written once, at its first use, and kept for all receivers. A *personal* one
/// is written whenever it is needed, so that sessions that keep it for a resume keep no bytes.
public final class Body {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int USUAL_BYTES = 1_024;

  private final PayloadWriter writer;
  private final boolean shared;
  private byte @Nullable [] json;
  private byte @Nullable [] deflated;
  private byte @Nullable [] zstd;
  private volatile int sizeBytes;

  private Body(PayloadWriter writer, boolean shared) {
    this.writer = writer;
    this.shared = shared;
  }

  public static Body shared(PayloadWriter writer) {
    return new Body(writer, true);
  }

  public static Body personal(PayloadWriter writer) {
    return new Body(writer, false);
  }

  /// `…}`: what follows `{"t":…,"s":…,"op":0,"d":`. Not to be changed.
  public byte[] json() {
    if (!shared) {
      return encode();
    }
    synchronized (this) {
      if (json == null) {
        json = encode();
      }
      return json;
    }
  }

  /// The same as raw deflate blocks, byte-aligned and ending with a flush. Not to be changed.
  public byte[] deflated() {
    if (!shared) {
      return BlockDeflater.deflate(encode());
    }
    synchronized (this) {
      if (deflated == null) {
        deflated = BlockDeflater.deflate(json());
      }
      return deflated;
    }
  }

  /// The same as a zstd frame. Not to be changed.
  public byte[] zstd() {
    if (!shared) {
      return BlockZstd.compress(encode());
    }
    synchronized (this) {
      if (zstd == null) {
        zstd = BlockZstd.compress(json());
      }
      return zstd;
    }
  }

  /// Bytes of the JSON.
  public int sizeBytes() {
    return sizeBytes == 0 ? json().length : sizeBytes;
  }

  private byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.max(USUAL_BYTES, sizeBytes));
    try (JsonGenerator generator = JSON.createGenerator(bytes)) {
      writer.write(generator);
    } catch (IOException e) {
      throw new UncheckedIOException("an array takes every byte", e);
    }
    bytes.write('}');
    sizeBytes = bytes.size();
    return bytes.toByteArray();
  }
}
