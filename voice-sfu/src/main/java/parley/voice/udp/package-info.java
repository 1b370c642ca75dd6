/// The media port: datagrams come and go in batches, through the kernel's own calls for that.
@NullMarked
package parley.voice.udp;

import org.jspecify.annotations.NullMarked;
