@NullMarked
package parley.gateway.limit;

import org.jspecify.annotations.NullMarked;
