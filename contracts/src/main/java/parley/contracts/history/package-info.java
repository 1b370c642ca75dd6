/// Where messages rest once they have left the hot tail.
@NullMarked
package parley.contracts.history;

import org.jspecify.annotations.NullMarked;
