/// What clients say, read within bounds.
@NullMarked
package parley.contracts.json;

import org.jspecify.annotations.NullMarked;
