package parley.voice.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.contracts.id.ChannelId;
import parley.voice.udp.SocketAddresses;

class AddressTableTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void agreesWithAMap(long seed) {
    Random random = new Random(seed);
    AddressTable table = new AddressTable();
    Map<Long, Seat> model = new HashMap<>();
    for (int step = 0; step < 60_000; step++) {
      long address = SocketAddresses.of(random.nextInt(3), 1 + random.nextInt(4_000));
      Seat seat = model.get(address);
      if (seat != null && random.nextBoolean()) {
        table.remove(address, seat);
        model.remove(address);
      } else if (model.size() < Sources.MOST) {
        Seat added = new Seat(new ChannelId(1), step, 0);
        table.put(address, added);
        model.put(address, added);
      }
      long asked = SocketAddresses.of(random.nextInt(3), 1 + random.nextInt(4_000));
      assertThat(table.find(asked)).as("seed %d step %d", seed, step).isSameAs(model.get(asked));
    }
  }
}
