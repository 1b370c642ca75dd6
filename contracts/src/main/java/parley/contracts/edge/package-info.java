/// The talk between edge nodes and the topologies.
@NullMarked
package parley.contracts.edge;

import org.jspecify.annotations.NullMarked;
