@NullMarked
package parley.ingress.audit;

import org.jspecify.annotations.NullMarked;
