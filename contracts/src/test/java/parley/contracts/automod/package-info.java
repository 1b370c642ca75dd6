/// Tests of how rules of automatic moderation read a text.
@NullMarked
package parley.contracts.automod;

import org.jspecify.annotations.NullMarked;
