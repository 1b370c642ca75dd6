/// The rows of PostgreSQL as the streams see them, one record a row.
@NullMarked
package parley.contracts.entity;

import org.jspecify.annotations.NullMarked;
