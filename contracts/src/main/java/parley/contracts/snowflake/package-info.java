/// Ids that carry their time, as the public protocol defines them.
@NullMarked
package parley.contracts.snowflake;

import org.jspecify.annotations.NullMarked;
