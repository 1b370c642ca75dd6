/// Builds the search index anew.
@NullMarked
package parley.ops.local.search;

import org.jspecify.annotations.NullMarked;
