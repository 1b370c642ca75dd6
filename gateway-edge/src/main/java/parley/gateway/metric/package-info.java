/// What operators see of the edge.
@NullMarked
package parley.gateway.metric;

import org.jspecify.annotations.NullMarked;
