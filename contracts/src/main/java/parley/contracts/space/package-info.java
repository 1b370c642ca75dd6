/// A space is a unit of order; here are its id and the one rule that says where its records go.
@NullMarked
package parley.contracts.space;

import org.jspecify.annotations.NullMarked;
