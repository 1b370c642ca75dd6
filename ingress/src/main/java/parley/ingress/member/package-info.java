/// Members, what they are given, and bans.
@NullMarked
package parley.ingress.member;

import org.jspecify.annotations.NullMarked;
