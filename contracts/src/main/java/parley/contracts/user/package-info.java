/// What is forwarded to the space of a user from the spaces that they take part in.
@NullMarked
package parley.contracts.user;

import org.jspecify.annotations.NullMarked;
