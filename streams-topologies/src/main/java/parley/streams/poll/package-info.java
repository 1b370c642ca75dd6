/// Polls that are still open, and when they end.
@NullMarked
package parley.streams.poll;

import org.jspecify.annotations.NullMarked;
