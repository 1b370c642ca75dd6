/// Who is in which voice channel, and on which router: joins and moves are decided in the space's
/// order, with its permissions.
@NullMarked
package parley.streams.voice;

import org.jspecify.annotations.NullMarked;
