/// Messages: checked and parsed here, decided by the topologies.
@NullMarked
package parley.ingress.message;

import org.jspecify.annotations.NullMarked;
