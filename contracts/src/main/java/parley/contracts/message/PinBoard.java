package parley.contracts.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.MessageId;

/// The pins of a channel, newest first. The public protocol bounds them to [#MOST].
public record PinBoard(List<Pin> pins) {
  public static final int MOST = 250;
  public static final PinBoard EMPTY = new PinBoard(List.of());

  public PinBoard {
    pins = List.copyOf(pins);
  }

  public boolean isFull() {
    return pins.size() >= MOST;
  }

  public boolean holds(MessageId message) {
    return pins.stream().anyMatch(pin -> pin.message().equals(message));
  }

  /// When the latest of the pins was set.
  public @Nullable Instant lastPinAt() {
    return pins.isEmpty() ? null : pins.getFirst().at();
  }

  /// The board with this pin in front, whether or not it held the message before.
  public PinBoard with(Pin pin) {
    List<Pin> next = new ArrayList<>(pins.size() + 1);
    next.add(pin);
    next.addAll(without(pin.message()).pins);
    return new PinBoard(next);
  }

  public PinBoard without(MessageId message) {
    return new PinBoard(pins.stream().filter(pin -> !pin.message().equals(message)).toList());
  }
}
