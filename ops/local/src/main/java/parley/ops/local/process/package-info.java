/// Processes of the operating system that outlive the launcher: their identity, files and signals.
@NullMarked
package parley.ops.local.process;

import org.jspecify.annotations.NullMarked;
