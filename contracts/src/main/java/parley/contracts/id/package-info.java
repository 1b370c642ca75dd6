/// Ids as types, so that a channel is never taken for a user.
@NullMarked
package parley.contracts.id;

import org.jspecify.annotations.NullMarked;
