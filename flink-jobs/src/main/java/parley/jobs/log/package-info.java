/// How jobs read and write the logs: sources, sinks, dead letters, settings.
@NullMarked
package parley.jobs.log;

import org.jspecify.annotations.NullMarked;
