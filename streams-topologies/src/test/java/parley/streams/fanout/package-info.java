/// Tests of this package.
@NullMarked
package parley.streams.fanout;

import org.jspecify.annotations.NullMarked;
