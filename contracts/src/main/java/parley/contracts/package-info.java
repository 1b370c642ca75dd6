/// The language that all modules share: ids, events, topics, codecs and pure rules.
@NullMarked
package parley.contracts;

import org.jspecify.annotations.NullMarked;
