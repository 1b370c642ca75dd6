/// The module's rules.
@NullMarked
package parley.connect;

import org.jspecify.annotations.NullMarked;
