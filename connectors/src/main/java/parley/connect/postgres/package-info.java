/// Turns PostgreSQL's rows, as Debezium sees them, into the records of `guild.changes`.
@NullMarked
package parley.connect.postgres;

import org.jspecify.annotations.NullMarked;
