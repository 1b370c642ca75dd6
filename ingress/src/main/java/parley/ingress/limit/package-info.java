/// How often somebody may ask: per route and what it is about, in all, and per address. Counted in
/// Redis, so that all instances count together, and by the instance alone while Redis is away.
@NullMarked
package parley.ingress.limit;

import org.jspecify.annotations.NullMarked;
