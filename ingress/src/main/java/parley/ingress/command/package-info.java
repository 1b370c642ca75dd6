/// The bridge to the topologies: a command goes out, its verdict comes back.
@NullMarked
package parley.ingress.command;

import org.jspecify.annotations.NullMarked;
