/// Invites, and joining by them.
@NullMarked
package parley.ingress.invite;

import org.jspecify.annotations.NullMarked;
