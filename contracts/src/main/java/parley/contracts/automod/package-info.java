/// How the rules of automatic moderation read a text: pure, and in time linear in the text.
@NullMarked
package parley.contracts.automod;

import org.jspecify.annotations.NullMarked;
