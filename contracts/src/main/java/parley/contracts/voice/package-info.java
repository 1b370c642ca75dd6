/// Who is in which voice channel, on which router, and what routers and topologies tell each other.
@NullMarked
package parley.contracts.voice;

import org.jspecify.annotations.NullMarked;
