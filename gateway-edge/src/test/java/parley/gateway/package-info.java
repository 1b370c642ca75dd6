/// Tests of the edge.
@NullMarked
package parley.gateway;

import org.jspecify.annotations.NullMarked;
