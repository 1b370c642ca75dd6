@NullMarked
package parley.gateway.space;

import org.jspecify.annotations.NullMarked;
