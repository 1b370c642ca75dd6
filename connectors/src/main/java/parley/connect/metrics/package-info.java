/// Counters of plugins, which Connect publishes with a task's own.
@NullMarked
package parley.connect.metrics;

import org.jspecify.annotations.NullMarked;
