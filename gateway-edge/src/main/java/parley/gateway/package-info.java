/// The gateway edge: holds the sockets, and gives every session the events that it may see.
@NullMarked
package parley.gateway;

import org.jspecify.annotations.NullMarked;
