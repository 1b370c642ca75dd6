/// Redis: what all instances share and nobody misses when it is gone. Asking is asynchronous and
/// bounded to milliseconds; whoever asks has an answer of their own for when there is none.
@NullMarked
package parley.ingress.redis;

import org.jspecify.annotations.NullMarked;
