/// The module's rules and settings.
@NullMarked
package parley.ingress;

import org.jspecify.annotations.NullMarked;
