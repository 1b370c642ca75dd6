/// Tests of the edge.
@NullMarked
package parley.gateway.session;

import org.jspecify.annotations.NullMarked;
