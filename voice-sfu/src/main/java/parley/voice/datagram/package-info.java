/// What kinds of datagrams arrive on the media port, and those that are no media: discovery of the
/// client's own address, and signs of life.
@NullMarked
package parley.voice.datagram;

import org.jspecify.annotations.NullMarked;
