/// Bodies and paths.
@NullMarked
package parley.ingress.http;

import org.jspecify.annotations.NullMarked;
