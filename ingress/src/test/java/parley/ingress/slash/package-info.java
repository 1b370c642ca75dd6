@NullMarked
package parley.ingress.slash;

import org.jspecify.annotations.NullMarked;
