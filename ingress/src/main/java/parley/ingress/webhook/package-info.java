/// Webhooks: ways into channels for those who know a token.
@NullMarked
package parley.ingress.webhook;

import org.jspecify.annotations.NullMarked;
