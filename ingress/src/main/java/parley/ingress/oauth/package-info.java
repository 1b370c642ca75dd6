/// OAuth2: what people let applications do in their name, by codes and tokens.
@NullMarked
package parley.ingress.oauth;

import org.jspecify.annotations.NullMarked;
