/// The API as clients see it, on the running platform.
@NullMarked
package parley.ingress.platform;

import org.jspecify.annotations.NullMarked;
