/// Friends, requests to become one, and people who are blocked.
@NullMarked
package parley.ingress.relationship;

import org.jspecify.annotations.NullMarked;
