/// What a running platform looks like: components, topics, groups, dead letters, connectors.
@NullMarked
package parley.ops.local.status;

import org.jspecify.annotations.NullMarked;
