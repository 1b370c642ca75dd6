/// Tests of the comparison of index and log.
@NullMarked
package parley.ops.checks.search;

import org.jspecify.annotations.NullMarked;
