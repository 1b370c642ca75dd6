/// Sessions of the voice gateway: who may come in, who is in which room, what each is told, and how
/// they go on after their socket broke. One thread owns all of it.
@NullMarked
package parley.voice.signal;

import org.jspecify.annotations.NullMarked;
