/// The Flink cluster as its REST API shows it: jobs, their submission, their states.
@NullMarked
package parley.ops.local.flink;

import org.jspecify.annotations.NullMarked;
