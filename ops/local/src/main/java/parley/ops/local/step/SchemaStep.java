package parley.ops.local.step;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import parley.ops.local.component.Need;
import parley.ops.local.component.Step;
import parley.ops.local.health.PostgresHealth;
import parley.ops.local.server.PostgresServer;
import parley.ops.local.settings.Site;

/// Waits until ingress has migrated the database as far as the publications that connectors read.
/// Ingress itself is not ready before them: what it answers depends on what they carry.
public record SchemaStep(Site site, List<String> publications) implements Step {
  public static final String NAME = "schema";

  private static final long POLL_MS = 100;

  public SchemaStep {
    publications = List.copyOf(publications);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Need> needs() {
    return List.of(Need.ready(PostgresServer.NAME), Need.started("ingress"));
  }

  @Override
  public String run() throws SQLException, InterruptedException {
    String url = PostgresHealth.url(site.port(PostgresServer.NAME));
    try (Connection connection = DriverManager.getConnection(url)) {
      for (String publication : publications) {
        while (!exists(connection, publication)) {
          Thread.sleep(POLL_MS);
        }
      }
    }
    return "migrated";
  }

  private static boolean exists(Connection connection, String publication) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT 1 FROM pg_publication WHERE pubname = ?")) {
      statement.setString(1, publication);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }
}
