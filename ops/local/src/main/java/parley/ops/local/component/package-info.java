/// What a platform is made of: servers to start and steps to take, and what each needs.
@NullMarked
package parley.ops.local.component;

import org.jspecify.annotations.NullMarked;
