/// Passwords.
@NullMarked
package parley.ingress.account;

import org.jspecify.annotations.NullMarked;
