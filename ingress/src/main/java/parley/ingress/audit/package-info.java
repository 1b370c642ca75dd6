/// The audit logs of guilds: who did what, and why.
@NullMarked
package parley.ingress.audit;

import org.jspecify.annotations.NullMarked;
