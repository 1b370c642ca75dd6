package parley.voice.frame;

import org.jspecify.annotations.Nullable;

/// What a client said.
public sealed interface ClientFrame {
  /// @param server id of the guild
  record Identify(long server, long user, String session, String token) implements ClientFrame {
    @Override
    public String toString() {
      return "Identify[token hidden]";
    }
  }

  /// @param acknowledged the last numbered payload that the client got; null before version 8
  record Resume(long server, String session, String token, @Nullable Integer acknowledged)
      implements ClientFrame {
    @Override
    public String toString() {
      return "Resume[token hidden]";
    }
  }

  record SelectProtocol(String protocol, String mode) implements ClientFrame {}

  /// @param flags 0 when the client ends to speak
  record Speaking(int flags) implements ClientFrame {}

  /// @param nonce to be sent back
  /// @param acknowledged the last numbered payload that the client got; null before version 8
  record Heartbeat(long nonce, @Nullable Integer acknowledged) implements ClientFrame {}

  record AskVersion() implements ClientFrame {}

  /// Something of the protocol that is not done here: counted, and passed over.
  record NotYet(Opcode opcode) implements ClientFrame {}

  /// An opcode that only servers send, or nobody.
  record UnknownOpcode(long opcode) implements ClientFrame {}

  /// No payload of the protocol.
  record Malformed(String why) implements ClientFrame {}
}
