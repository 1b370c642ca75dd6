@NullMarked
package parley.streams.presence;

import org.jspecify.annotations.NullMarked;
