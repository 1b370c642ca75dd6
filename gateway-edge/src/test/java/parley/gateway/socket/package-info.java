/// Tests of the edge.
@NullMarked
package parley.gateway.socket;

import org.jspecify.annotations.NullMarked;
