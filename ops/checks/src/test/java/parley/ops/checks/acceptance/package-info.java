/// Unmodified client libraries against the running platform.
@NullMarked
package parley.ops.checks.acceptance;

import org.jspecify.annotations.NullMarked;
