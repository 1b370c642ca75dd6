/// Judges the running platform from outside: the history checker, and acceptance tests with
/// unmodified client libraries.
@NullMarked
package parley.ops.checks;

import org.jspecify.annotations.NullMarked;
