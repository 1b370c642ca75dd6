/// Tests of the edge.
@NullMarked
package parley.gateway.frame;

import org.jspecify.annotations.NullMarked;
