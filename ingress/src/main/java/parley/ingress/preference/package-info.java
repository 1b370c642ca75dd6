/// What people's clients keep for them: settings, settings of guilds, notes about people.
@NullMarked
package parley.ingress.preference;

import org.jspecify.annotations.NullMarked;
