/// Threads: beginning them, being in them, finding and archiving them.
@NullMarked
package parley.ingress.thread;

import org.jspecify.annotations.NullMarked;
