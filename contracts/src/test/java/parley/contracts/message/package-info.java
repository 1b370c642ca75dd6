/// Tests of what messages' records know by themselves.
@NullMarked
package parley.contracts.message;

import org.jspecify.annotations.NullMarked;
