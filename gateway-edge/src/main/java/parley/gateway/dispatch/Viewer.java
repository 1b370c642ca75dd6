package parley.gateway.dispatch;

import parley.contracts.id.UserId;

/// Who looks at an event: what decides how much of it they see.
public record Viewer(UserId user, Intents intents) {}
