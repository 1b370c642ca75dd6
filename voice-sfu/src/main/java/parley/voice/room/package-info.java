/// Rooms of people who hear each other. One thread, the media loop, owns its rooms and everything
/// in them; others post commands to its bounded queue.
@NullMarked
package parley.voice.room;

import org.jspecify.annotations.NullMarked;
