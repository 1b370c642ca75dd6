package parley.ops.local.health;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Runs `SELECT 1` in our database.
public record PostgresHealth(int port) implements HealthCheck {
  @Override
  public Health look() {
    if (!Loopback.isTaken(port)) {
      return Health.down("does not listen on " + port);
    }
    try (Connection connection = DriverManager.getConnection(url(port));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT 1")) {
      return row.next() ? Health.up("SELECT 1") : Health.down("SELECT 1 gave no row");
    } catch (SQLException e) {
      return Health.down(e);
    }
  }

  /// Our database, as its owner.
  public static String url(int port) {
    return "jdbc:postgresql://%s:%d/parley?user=parley&connectTimeout=3&socketTimeout=10"
        .formatted(Loopback.HOST, port);
  }
}
