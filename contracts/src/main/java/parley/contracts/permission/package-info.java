/// What members may do where: the bits and the one algorithm that topologies, ingress and edge
/// share.
@NullMarked
package parley.contracts.permission;

import org.jspecify.annotations.NullMarked;
