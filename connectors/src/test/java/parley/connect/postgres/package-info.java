/// Tests of the connectors.
@NullMarked
package parley.connect.postgres;

import org.jspecify.annotations.NullMarked;
