package parley.voice.udp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BatchedPortTest {
  private final byte[] bytes = new byte[MediaPort.MOST_BYTES];

  @Test
  void takesAndGivesMoreThanABatch() throws IOException {
    int count = BatchedPort.BATCH + 20;
    try (BatchedPort port = new BatchedPort("127.0.0.1", 0);
        DatagramSocket peer = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      peer.setSoTimeout(5_000);
      InetSocketAddress there = new InetSocketAddress("127.0.0.1", port.port());
      for (int number = 0; number < count; number++) {
        peer.send(new DatagramPacket(new byte[] {(byte) number, 9}, 2, there));
      }

      int taken = 0;
      while (taken < count) {
        int batch = port.receive(5_000);
        for (int index = 0; index < batch; index++) {
          assertThat(port.length(index)).isEqualTo(2);
          assertThat(SocketAddresses.port(port.source(index))).isEqualTo(peer.getLocalPort());
          assertThat(SocketAddresses.host(port.source(index))).isEqualTo("127.0.0.1");
          port.copy(index, bytes);
          bytes[1] = 42;
          port.send(bytes, 2, port.source(index));
        }
        taken += batch;
      }
      port.flush();

      for (int number = 0; number < count; number++) {
        DatagramPacket back = new DatagramPacket(new byte[10], 10);
        peer.receive(back);
        assertThat(Arrays.copyOf(back.getData(), back.getLength()))
            .isEqualTo(new byte[] {(byte) number, 42});
      }
      assertThat(port.unsent()).isZero();
    }
  }

  @Test
  void saysWhatWasCutOff() throws IOException {
    try (BatchedPort port = new BatchedPort("127.0.0.1", 0);
        DatagramSocket peer = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      InetSocketAddress there = new InetSocketAddress("127.0.0.1", port.port());
      peer.send(new DatagramPacket(new byte[2_000], 2_000, there));

      assertThat(port.receive(5_000)).isEqualTo(1);
      assertThat(port.length(0)).isEqualTo(MediaPort.OVERSIZE);
    }
  }

  @Test
  void wakesUpWhenAsked() throws IOException {
    try (BatchedPort port = new BatchedPort("127.0.0.1", 0)) {
      port.wake();

      assertThat(port.receive(20_000)).isZero();
    }
  }

  @Test
  void countsWhatTheKernelRefuses() throws IOException {
    try (BatchedPort port = new BatchedPort("127.0.0.1", 0)) {
      port.send(bytes, 10, SocketAddresses.of(0x7F000001, 0));
      port.flush();

      assertThat(port.unsent()).isEqualTo(1);
    }
  }
}
