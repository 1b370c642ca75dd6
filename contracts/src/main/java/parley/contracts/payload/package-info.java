/// The JSON that clients see, in REST answers and gateway events alike. Written field by field onto
/// a stream, since the edge does it for every event. Ids and permissions are strings; what a client
/// expects and we do not have yet is written with the value that says so.
@NullMarked
package parley.contracts.payload;

import org.jspecify.annotations.NullMarked;
