/// RTP and RTCP as bytes (RFC 3550, 8285, 4585): read and written in place, without I/O, threads or
/// clocks. What cannot be read is refused with a value, never with an exception.
@NullMarked
package parley.voice.rtp;

import org.jspecify.annotations.NullMarked;
