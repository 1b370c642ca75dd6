package parley.ingress.command;

import java.util.concurrent.CompletableFuture;
import parley.contracts.message.Command;

/// Where commands are appended.
@FunctionalInterface
interface CommandLog {
  /// Completes when the command is durable; exceptionally when it is not, or perhaps not.
  CompletableFuture<?> append(Command command);
}
