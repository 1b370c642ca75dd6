/// The sockets of the voice gateway.
@NullMarked
package parley.voice.socket;

import org.jspecify.annotations.NullMarked;
