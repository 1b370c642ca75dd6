/// The log: the slot's inbox in, subscriptions out.
@NullMarked
package parley.gateway.inbox;

import org.jspecify.annotations.NullMarked;
