/// What people may do in channels, remembered for requests that read.
@NullMarked
package parley.ingress.sight;

import org.jspecify.annotations.NullMarked;
