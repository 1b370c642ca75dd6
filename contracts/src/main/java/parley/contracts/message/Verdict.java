package parley.contracts.message;

/// What became of a command. Value of `verdicts`.
public sealed interface Verdict {
  CommandId command();

  /// The message was created or changed; this is its form now. A repeated command or nonce gets the
  /// message that the first one made.
  record Accepted(CommandId command, Message message) implements Verdict {}

  record Deleted(CommandId command) implements Verdict {}

  /// The space's rows up to this revision are in force.
  record Fenced(CommandId command, long revision) implements Verdict {}

  /// It is as the command wants it, now or already before; there is nothing to show.
  record Done(CommandId command) implements Verdict {}

  record Refused(CommandId command, Refusal refusal) implements Verdict {}

  /// A verdict that a newer release writes.
  record Unknown(CommandId command) implements Verdict {}
}
