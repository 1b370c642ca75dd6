/// Random operations on a guild beside a naive model of it, which says what each is answered, who
/// hears of it, and what everybody can read afterwards.
@NullMarked
package parley.ops.checks.model;

import org.jspecify.annotations.NullMarked;
