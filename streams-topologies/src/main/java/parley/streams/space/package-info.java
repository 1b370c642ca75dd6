/// What a task knows of its spaces, and the topology that ties the steps together.
@NullMarked
package parley.streams.space;

import org.jspecify.annotations.NullMarked;
