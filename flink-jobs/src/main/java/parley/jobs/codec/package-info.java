/// Our records as Flink's stream and state types, by the codecs of the topics.
@NullMarked
package parley.jobs.codec;

import org.jspecify.annotations.NullMarked;
