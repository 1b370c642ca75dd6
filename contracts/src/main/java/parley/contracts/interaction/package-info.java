/// Interactions on their way: who is told what of them, and what is remembered while they last.
@NullMarked
package parley.contracts.interaction;

import org.jspecify.annotations.NullMarked;
