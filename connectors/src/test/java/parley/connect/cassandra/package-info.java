/// Tests of the connectors.
@NullMarked
package parley.connect.cassandra;

import org.jspecify.annotations.NullMarked;
