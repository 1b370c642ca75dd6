/// Decides commands: pure rules, what was answered already, ids.
@NullMarked
package parley.streams.ordering;

import org.jspecify.annotations.NullMarked;
