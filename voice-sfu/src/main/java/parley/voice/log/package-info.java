/// The router's talk with the topologies through the log.
@NullMarked
package parley.voice.log;

import org.jspecify.annotations.NullMarked;
