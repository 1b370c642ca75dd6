package parley.contracts.token;

import parley.contracts.id.CredentialId;
import parley.contracts.id.UserId;

/// What a token says: who shows it, and which credential it stands for. A signature proves that we
/// gave it out; only the credential's row tells whether it is still good.
public record AccessToken(UserId user, CredentialId credential) {}
