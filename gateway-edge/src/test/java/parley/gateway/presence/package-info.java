@NullMarked
package parley.gateway.presence;

import org.jspecify.annotations.NullMarked;
