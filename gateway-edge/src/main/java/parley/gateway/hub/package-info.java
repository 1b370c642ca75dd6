/// The one thread that owns spaces and the list of sessions: logins, resumes, and every event.
@NullMarked
package parley.gateway.hub;

import org.jspecify.annotations.NullMarked;
