/// The payloads of the voice gateway: what clients say, what they are told, and why we hang up.
@NullMarked
package parley.voice.frame;

import org.jspecify.annotations.NullMarked;
