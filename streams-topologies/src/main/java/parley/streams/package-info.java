/// The application that runs the topologies, and its settings.
@NullMarked
package parley.streams;

import org.jspecify.annotations.NullMarked;
