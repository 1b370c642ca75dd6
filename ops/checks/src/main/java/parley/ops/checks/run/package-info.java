/// Makes a history on the running platform: writers, readers, changers of permissions, and faults.
@NullMarked
package parley.ops.checks.run;

import org.jspecify.annotations.NullMarked;
