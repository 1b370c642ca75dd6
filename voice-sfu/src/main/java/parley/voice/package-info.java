/// The router of voice: configuration, start and the parts of a node.
@NullMarked
package parley.voice;

import org.jspecify.annotations.NullMarked;
