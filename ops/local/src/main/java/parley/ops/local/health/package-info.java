/// Checks that ask a server for an answer, not only for an open port.
@NullMarked
package parley.ops.local.health;

import org.jspecify.annotations.NullMarked;
