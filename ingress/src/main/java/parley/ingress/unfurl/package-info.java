/// What links in messages lead to, fetched without being led into our own network.
@NullMarked
package parley.ingress.unfurl;

import org.jspecify.annotations.NullMarked;
