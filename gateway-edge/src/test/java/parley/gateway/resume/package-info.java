/// Tests of the edge.
@NullMarked
package parley.gateway.resume;

import org.jspecify.annotations.NullMarked;
