/// PostgreSQL: pooled transactions over plain JDBC, and the rule by which transactions that the
/// streams follow end with a revision that can be waited for.
@NullMarked
package parley.ingress.database;

import org.jspecify.annotations.NullMarked;
