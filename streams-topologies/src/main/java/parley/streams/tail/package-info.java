/// The hot tail: recent decisions that Cassandra may not have yet.
@NullMarked
package parley.streams.tail;

import org.jspecify.annotations.NullMarked;
