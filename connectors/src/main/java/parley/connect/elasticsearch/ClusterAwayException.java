package parley.connect.elasticsearch;

import org.jspecify.annotations.Nullable;

/// Elasticsearch does not answer, or not now; the same may work later.
final class ClusterAwayException extends Exception {
  private static final long serialVersionUID = 1L;

  ClusterAwayException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
