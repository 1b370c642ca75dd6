/// Tests of this package.
@NullMarked
package parley.gateway.hub;

import org.jspecify.annotations.NullMarked;
