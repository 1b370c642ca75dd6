package parley.gateway.dispatch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import parley.gateway.wire.TermWriter;
import parley.gateway.wire.Wire;

/// The `d` of an event in the forms that travel, each together with the end of the payload: as JSON
/// or as a term, plain, as deflated blocks, or as a zstd frame. Safe for any thread.
///
/// A *shared* body is written once in each form, at its first use, and kept for all receivers. A
/// *personal* one is written whenever it is needed, so that sessions that keep it for a resume keep
/// no bytes.
public final class Body {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int USUAL_BYTES = 1_024;

  private final PayloadWriter writer;
  private final boolean shared;
  private byte @Nullable [] @Nullable [] forms;
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

  /// What follows the head of an event. Deflated blocks are byte-aligned and end with a flush. Not
  /// to be changed.
  public byte[] bytes(Wire wire) {
    if (!shared) {
      return make(wire);
    }
    synchronized (this) {
      if (forms == null) {
        forms = new byte[Wire.KINDS][];
      }
      byte[] form = forms[wire.kind()];
      if (form == null) {
        form = make(wire);
        forms[wire.kind()] = form;
      }
      return form;
    }
  }

  /// `…}`: what follows `{"t":…,"s":…,"op":0,"d":`. Not to be changed.
  public byte[] json() {
    return bytes(Wire.PLAIN);
  }

  /// Bytes of the JSON.
  public int sizeBytes() {
    return sizeBytes == 0 ? json().length : sizeBytes;
  }

  private byte[] make(Wire wire) {
    return switch (wire.compression()) {
      case ZLIB_STREAM -> BlockDeflater.deflate(bytes(wire.uncompressed()));
      case ZSTD_STREAM -> BlockZstd.compress(bytes(wire.uncompressed()));
      case NONE ->
          switch (wire.encoding()) {
            case JSON -> encode();
            case ETF -> {
              byte[] json = json();
              // A term needs no brace at its end.
              yield TermWriter.term(json, json.length - 1);
            }
          };
    };
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
