/// Asking and waiting.
@NullMarked
package parley.ingress.command;

import org.jspecify.annotations.NullMarked;
