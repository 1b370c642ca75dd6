/// Tests against the running platform.
@NullMarked
package parley.connect.running;

import org.jspecify.annotations.NullMarked;
