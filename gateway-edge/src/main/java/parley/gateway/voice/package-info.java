/// How sessions come into voice channels, and learn who is in them and where to connect.
@NullMarked
package parley.gateway.voice;

import org.jspecify.annotations.NullMarked;
