/// The transport encryption of native clients: RTP with its header in clear, the rest sealed, and
/// the nonce's counter behind it. No I/O, no threads, no clocks.
@NullMarked
package parley.voice.aead;

import org.jspecify.annotations.NullMarked;
