package parley.ingress.account;

import parley.contracts.entity.Account;
import parley.contracts.entity.Profile;

/// An account together with what its user says about themselves.
record Portrait(Account account, Profile profile) {}
