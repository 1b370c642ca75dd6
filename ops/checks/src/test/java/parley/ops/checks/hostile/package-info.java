/// Clients that mean harm, and what others notice of them.
@NullMarked
package parley.ops.checks.hostile;

import org.jspecify.annotations.NullMarked;
