/// The bytes on the socket: what clients may say, how events are framed, and the close codes.
@NullMarked
package parley.gateway.frame;

import org.jspecify.annotations.NullMarked;
