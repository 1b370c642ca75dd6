/// Tests of the queries.
@NullMarked
package parley.streams.query;

import org.jspecify.annotations.NullMarked;
