/// Embeds and mentions.
@NullMarked
package parley.ingress.message;

import org.jspecify.annotations.NullMarked;
