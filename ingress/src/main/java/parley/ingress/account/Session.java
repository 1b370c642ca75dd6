package parley.ingress.account;

import java.time.Instant;
import parley.contracts.id.CredentialId;

/// Where a person is logged in.
///
/// @param client how the client calls itself
record Session(CredentialId credential, Instant since, String client) {
  /// What others know it by: the id itself is half of a token.
  String hash() {
    return RandomCodes.hash(Long.toUnsignedString(credential.value()));
  }
}
