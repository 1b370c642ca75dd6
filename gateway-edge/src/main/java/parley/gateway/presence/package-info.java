/// How the sessions of this node are present: what the log is told of it.
@NullMarked
package parley.gateway.presence;

import org.jspecify.annotations.NullMarked;
