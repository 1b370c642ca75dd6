/// The REST API of Parley: takes requests, keeps the rows of users and guilds, and asks the
/// topologies to decide about messages.
@NullMarked
package parley.ingress;

import org.jspecify.annotations.NullMarked;
