/// What moderation did, set down in rows.
@NullMarked
package parley.ingress.moderation;

import org.jspecify.annotations.NullMarked;
