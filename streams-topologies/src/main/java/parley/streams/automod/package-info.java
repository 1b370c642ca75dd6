/// Rules of automatic moderation, ready to judge the messages of a task's guilds.
@NullMarked
package parley.streams.automod;

import org.jspecify.annotations.NullMarked;
