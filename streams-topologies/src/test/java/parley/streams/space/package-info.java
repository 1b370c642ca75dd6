/// The topology, driven without a broker.
@NullMarked
package parley.streams.space;

import org.jspecify.annotations.NullMarked;
