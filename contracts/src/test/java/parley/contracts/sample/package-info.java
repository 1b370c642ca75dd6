/// Values for tests: of each record one with every component set and one with as few as possible.
@NullMarked
package parley.contracts.sample;

import org.jspecify.annotations.NullMarked;
