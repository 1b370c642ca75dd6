/// What moderation decides, and what becomes of it: orders to spaces, and actions that are set down
/// in rows.
@NullMarked
package parley.contracts.moderation;

import org.jspecify.annotations.NullMarked;
