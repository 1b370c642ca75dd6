/// What the search index is told about messages.
@NullMarked
package parley.contracts.search;

import org.jspecify.annotations.NullMarked;
