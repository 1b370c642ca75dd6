/// How people begin interactions with applications: by commands, components and modals.
@NullMarked
package parley.ingress.interaction;

import org.jspecify.annotations.NullMarked;
