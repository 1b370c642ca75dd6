/// The Netty server: upgrade, frames, timers.
@NullMarked
package parley.gateway.socket;

import org.jspecify.annotations.NullMarked;
