/// The pins of channels, kept for as long as the channels exist.
@NullMarked
package parley.streams.pin;

import org.jspecify.annotations.NullMarked;
