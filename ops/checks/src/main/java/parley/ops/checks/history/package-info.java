/// Records what writers, readers and changers of permissions did and saw, and checks the record
/// against the promises: one order, nothing lost, nothing twice, own writes readable, no leak.
@NullMarked
package parley.ops.checks.history;

import org.jspecify.annotations.NullMarked;
