/// Messages of the past: the hot tail of the topologies over the pages of Cassandra.
@NullMarked
package parley.ingress.history;

import org.jspecify.annotations.NullMarked;
