package parley.gateway.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.contracts.json.JsonTree;
import parley.gateway.dispatch.Body;
import parley.gateway.dispatch.EventType;
import parley.gateway.wire.Compression;
import parley.gateway.wire.Encoding;
import parley.gateway.wire.ServerTerm;
import parley.gateway.wire.Wire;

class FrameWriterTest {
  private static final Wire ZLIB = new Wire(Encoding.JSON, Compression.ZLIB_STREAM);
  private static final Wire ZSTD = new Wire(Encoding.JSON, Compression.ZSTD_STREAM);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void oneInflaterReadsTheWholeStreamAsThePlainPayloads(long seed) throws Exception {
    Random random = new Random(seed);
    Inflater inflater = new Inflater();
    byte[] hello = ControlPayload.HEARTBEAT_ACK;
    assertThat(inflate(inflater, control(hello, true))).isEqualTo(text(hello));

    long sequence = 0;
    for (Body body : bodies(random)) {
      sequence += 1 + random.nextInt(1_000_000);
      String plain = payload(dispatch(Wire.PLAIN, sequence, body));
      ByteBuf deflated = dispatch(ZLIB, sequence, body);

      assertThat(inflate(inflater, deflated)).as("seed %d", seed).isEqualTo(plain);
      assertThat(plain)
          .startsWith("{\"t\":\"MESSAGE_CREATE\",\"s\":" + sequence + ",\"op\":0,\"d\":{");
      assertThat(inflate(inflater, control(hello, false))).isEqualTo(text(hello));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void oneZstdDecoderReadsTheWholeStreamAsThePlainPayloads(long seed) throws Exception {
    Random random = new Random(seed);
    byte[] hello = ControlPayload.HEARTBEAT_ACK;
    StringBuilder plain = new StringBuilder();
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    long sequence = 0;
    for (Body body : bodies(random)) {
      sequence += 1 + random.nextInt(1_000_000);
      ByteBuf control = Unpooled.buffer(0);
      FrameWriter.control(control, ZSTD, hello, sequence == 1);
      stream.write(carried(control));
      stream.write(carried(dispatch(ZSTD, sequence, body)));
      plain.append(text(hello)).append(payload(dispatch(Wire.PLAIN, sequence, body)));
    }

    try (ZstdInputStream decoder =
        new ZstdInputStream(new ByteArrayInputStream(stream.toByteArray()))) {
      assertThat(text(decoder.readAllBytes())).as("seed %d", seed).isEqualTo(plain.toString());
    }
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void termsSayWhatTheJsonSays(Compression compression) throws Exception {
    Wire wire = new Wire(Encoding.ETF, compression);
    Inflater inflater = new Inflater();
    ByteBuf hello = Unpooled.buffer(0);
    FrameWriter.control(hello, wire, ControlPayload.hello(Duration.ofMillis(41_250)), true);
    assertThat(hello.getByte(0)).as("a binary frame").isEqualTo((byte) 0x82);
    assertThat(ServerTerm.read(unpacked(compression, inflater, hello)))
        .isEqualTo(JsonTree.read(ControlPayload.hello(Duration.ofMillis(41_250))));

    long sequence = 0;
    for (Body body : bodies(new Random(7))) {
      sequence += 1_000;
      ByteBuf frame = dispatch(wire, sequence, body);
      assertThat(ServerTerm.read(unpacked(compression, inflater, frame)))
          .isEqualTo(JsonTree.read(carried(dispatch(Wire.PLAIN, sequence, body))));
    }
  }

  private static byte[] unpacked(Compression compression, Inflater inflater, ByteBuf frame)
      throws Exception {
    return switch (compression) {
      case NONE -> carried(frame);
      case ZLIB_STREAM -> inflateBytes(inflater, frame);
      case ZSTD_STREAM -> {
        try (ZstdInputStream decoder =
            new ZstdInputStream(new ByteArrayInputStream(carried(frame)))) {
          yield decoder.readAllBytes();
        }
      }
    };
  }

  private static ByteBuf control(byte[] json, boolean first) {
    ByteBuf out = Unpooled.buffer(0);
    FrameWriter.control(out, ZLIB, json, first);
    return out;
  }

  private static ByteBuf dispatch(Wire wire, long sequence, Body body) {
    ByteBuf out = Unpooled.buffer(0);
    FrameWriter.dispatch(out, wire, EventType.MESSAGE_CREATE, sequence, body);
    return out;
  }

  private static List<Body> bodies(Random random) {
    List<Body> bodies = new ArrayList<>();
    for (int size : new int[] {0, 1, 10, 90, 126, 1_000, 65_000, 200_000}) {
      StringBuilder content = new StringBuilder();
      while (content.length() < size) {
        content.append((char) ('a' + random.nextInt(26)));
      }
      bodies.add(
          Body.shared(
              json -> {
                json.writeStartObject();
                json.writeStringField("content", content.toString());
                json.writeEndObject();
              }));
    }
    return bodies;
  }

  /// What the frame carries, after a check of its head.
  private static byte[] carried(ByteBuf frame) {
    frame.readByte();
    int length = frame.readUnsignedByte();
    long carried =
        length < 126 ? length : length == 126 ? frame.readUnsignedShort() : frame.readLong();
    assertThat((long) frame.readableBytes()).isEqualTo(carried);
    return ByteBufUtil.getBytes(frame);
  }

  private static String payload(ByteBuf frame) {
    return text(carried(frame));
  }

  private static String inflate(Inflater inflater, ByteBuf frame) throws DataFormatException {
    return text(inflateBytes(inflater, frame));
  }

  private static byte[] inflateBytes(Inflater inflater, ByteBuf frame) throws DataFormatException {
    byte[] bytes = carried(frame);
    assertThat(bytes).endsWith(0x00, 0x00, 0xFF, 0xFF);
    inflater.setInput(bytes);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] chunk = new byte[4_096];
    int length;
    while ((length = inflater.inflate(chunk)) > 0) {
      out.write(chunk, 0, length);
    }
    return out.toByteArray();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
