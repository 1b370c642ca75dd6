package parley.ops.local.health;

/// Asks a component whether it can serve. Bounded in time; called from any thread.
@FunctionalInterface
public interface HealthCheck {
  Health look();
}
