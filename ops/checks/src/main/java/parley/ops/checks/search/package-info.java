/// Compares the search index with what the log says that it holds.
@NullMarked
package parley.ops.checks.search;

import org.jspecify.annotations.NullMarked;
