/// What the space of a user knows of the conversations that they take part in.
@NullMarked
package parley.streams.user;

import org.jspecify.annotations.NullMarked;
