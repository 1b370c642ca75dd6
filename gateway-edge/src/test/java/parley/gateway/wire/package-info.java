@NullMarked
package parley.gateway.wire;

import org.jspecify.annotations.NullMarked;
