/// The real servers, and how each is prepared, started and checked.
@NullMarked
package parley.ops.local.server;

import org.jspecify.annotations.NullMarked;
