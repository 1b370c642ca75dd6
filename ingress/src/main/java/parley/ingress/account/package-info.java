/// People and their tokens: register, log in, log out, and the user as they see themselves.
@NullMarked
package parley.ingress.account;

import org.jspecify.annotations.NullMarked;
