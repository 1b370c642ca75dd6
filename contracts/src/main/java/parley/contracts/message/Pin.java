package parley.contracts.message;

import java.time.Instant;
import parley.contracts.id.MessageId;

/// A message that stands out in its channel, since a moment.
public record Pin(MessageId message, Instant at) {}
