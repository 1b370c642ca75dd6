package parley.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import parley.gateway.wire.Compression;
import parley.gateway.wire.Encoding;
import parley.gateway.wire.Wire;

class GatewayAddressTest {
  @Test
  void readsWhatTheLibrariesAsk() {
    assertThat(GatewayAddress.of("/?v=10&encoding=json").wire().compression())
        .isEqualTo(Compression.NONE);
    assertThat(GatewayAddress.of("/?encoding=json&v=9&compress=zlib-stream").wire().compression())
        .isEqualTo(Compression.ZLIB_STREAM);
    assertThat(GatewayAddress.of("/?compress=zstd-stream").wire().compression())
        .isEqualTo(Compression.ZSTD_STREAM);
    assertThat(GatewayAddress.of("/?encoding=etf&compress=zlib-stream").wire())
        .isEqualTo(new Wire(Encoding.ETF, Compression.ZLIB_STREAM));
    assertThat(GatewayAddress.of("/").wire()).isEqualTo(Wire.PLAIN);
    assertThat(GatewayAddress.of("/").version()).contains(10);
    assertThat(GatewayAddress.of("?v=9").version()).contains(9);
    assertThat(GatewayAddress.of("/?v=6").version()).isEmpty();
  }

  @Test
  void saysWhatItDoesNotSpeak() {
    assertThatThrownBy(() -> GatewayAddress.of("/?encoding=msgpack")).hasMessageContaining("etf");
    assertThatThrownBy(() -> GatewayAddress.of("/?compress=brotli"))
        .hasMessageContaining("zlib-stream");
    assertThatThrownBy(() -> GatewayAddress.of("/elsewhere")).hasMessageContaining("/");
  }
}
