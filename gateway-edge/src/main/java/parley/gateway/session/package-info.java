/// One client's session and the talk on its socket, as state machines that know no sockets.
@NullMarked
package parley.gateway.session;

import org.jspecify.annotations.NullMarked;
