/// Work that topics bring, shared by all instances.
@NullMarked
package parley.ingress.follow;

import org.jspecify.annotations.NullMarked;
