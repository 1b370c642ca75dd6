/// Tests of the edge.
@NullMarked
package parley.gateway.fanout;

import org.jspecify.annotations.NullMarked;
