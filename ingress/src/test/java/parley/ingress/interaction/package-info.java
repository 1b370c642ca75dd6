@NullMarked
package parley.ingress.interaction;

import org.jspecify.annotations.NullMarked;
