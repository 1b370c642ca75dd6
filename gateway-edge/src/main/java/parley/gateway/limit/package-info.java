/// How often clients may connect and identify.
@NullMarked
package parley.gateway.limit;

import org.jspecify.annotations.NullMarked;
