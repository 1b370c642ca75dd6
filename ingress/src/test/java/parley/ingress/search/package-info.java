/// Tests of the search without its servers.
@NullMarked
package parley.ingress.search;

import org.jspecify.annotations.NullMarked;
