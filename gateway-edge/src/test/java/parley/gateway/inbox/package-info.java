/// Tests of this package.
@NullMarked
package parley.gateway.inbox;

import org.jspecify.annotations.NullMarked;
