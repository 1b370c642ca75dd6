/// The application's rules.
@NullMarked
package parley.streams;

import org.jspecify.annotations.NullMarked;
