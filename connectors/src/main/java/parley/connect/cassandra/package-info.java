/// Writes the message log to Cassandra.
@NullMarked
package parley.connect.cassandra;

import org.jspecify.annotations.NullMarked;
