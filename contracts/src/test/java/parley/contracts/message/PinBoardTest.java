package parley.contracts.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.contracts.id.MessageId;

class PinBoardTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void keepsTheNewestInFrontAndEachMessageOnce() {
    PinBoard board = PinBoard.EMPTY.with(pin(1)).with(pin(2)).with(new Pin(id(1), at(3)));

    assertThat(board.pins()).extracting(pin -> pin.message().value()).containsExactly(1L, 2L);
    assertThat(board.lastPinAt()).isEqualTo(at(3));
    assertThat(board.without(id(1)).lastPinAt()).isEqualTo(at(2));
    assertThat(board.without(id(1)).holds(id(1))).isFalse();
    assertThat(PinBoard.EMPTY.lastPinAt()).isNull();
  }

  @Test
  void isFullWithAsManyAsTheProtocolAllows() {
    PinBoard almost =
        IntStream.range(1, PinBoard.MOST)
            .mapToObj(PinBoardTest::pin)
            .reduce(PinBoard.EMPTY, PinBoard::with, (one, other) -> other);

    assertThat(almost.isFull()).isFalse();
    assertThat(almost.with(pin(PinBoard.MOST)).isFull()).isTrue();
  }

  private static Pin pin(int number) {
    return new Pin(id(number), at(number));
  }

  private static MessageId id(int number) {
    return new MessageId(number);
  }

  private static Instant at(int second) {
    return START.plusSeconds(second);
  }
}
