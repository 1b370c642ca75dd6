/// Bringing components up and down in the order of their needs, and showing how far they are.
@NullMarked
package parley.ops.local.run;

import org.jspecify.annotations.NullMarked;
