/// How people are present: sessions of a user merged into one presence, and presences gathered into
/// one batch for each space that somebody follows.
@NullMarked
package parley.streams.presence;

import org.jspecify.annotations.NullMarked;
