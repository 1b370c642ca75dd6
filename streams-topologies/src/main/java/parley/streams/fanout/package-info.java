/// Who follows a space, and how events reach their inboxes.
@NullMarked
package parley.streams.fanout;

import org.jspecify.annotations.NullMarked;
