/// What clients ask before they log in: where things are and what this instance offers.
@NullMarked
package parley.ingress.instance;

import org.jspecify.annotations.NullMarked;
