/// From a channel to the sessions that may read it, and from there to the event loops.
@NullMarked
package parley.gateway.fanout;

import org.jspecify.annotations.NullMarked;
