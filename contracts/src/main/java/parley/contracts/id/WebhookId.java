package parley.contracts.id;

/// Names a webhook. Messages that come through it have an author of this id.
public record WebhookId(long value) {
  /// Who speaks in the webhook's messages.
  public UserId author() {
    return new UserId(value);
  }

  @Override
  public String toString() {
    return Long.toUnsignedString(value);
  }
}
