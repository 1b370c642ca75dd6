/// Loads the running platform at a fixed rate and measures from the moment each message was due.
@NullMarked
package parley.ops.bench;

import org.jspecify.annotations.NullMarked;
