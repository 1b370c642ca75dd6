/// What sessions are told: events with bodies that are written once for all who see the same.
@NullMarked
package parley.gateway.dispatch;

import org.jspecify.annotations.NullMarked;
