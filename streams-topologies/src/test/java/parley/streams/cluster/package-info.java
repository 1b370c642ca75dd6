/// The application as real processes on a real broker: what is lost, doubled or out of order when
/// one is killed, and how long a hop takes.
@NullMarked
package parley.streams.cluster;

import org.jspecify.annotations.NullMarked;
