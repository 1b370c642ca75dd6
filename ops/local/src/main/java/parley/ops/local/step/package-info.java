/// What has to be done once between servers: topics, schema, connectors.
@NullMarked
package parley.ops.local.step;

import org.jspecify.annotations.NullMarked;
