/// Roles and their order.
@NullMarked
package parley.ingress.role;

import org.jspecify.annotations.NullMarked;
