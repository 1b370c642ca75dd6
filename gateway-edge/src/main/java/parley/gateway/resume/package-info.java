/// What a session was told lately, kept for a client that comes back.
@NullMarked
package parley.gateway.resume;

import org.jspecify.annotations.NullMarked;
