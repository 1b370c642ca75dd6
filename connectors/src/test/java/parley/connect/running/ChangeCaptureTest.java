package parley.connect.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Entity;
import parley.contracts.entity.EntityKey;
import parley.contracts.entity.EntityKind;
import parley.contracts.entity.Guild;
import parley.contracts.entity.Member;
import parley.contracts.entity.Overwrite;
import parley.contracts.entity.Role;
import parley.contracts.id.GuildId;
import parley.contracts.id.RoleId;
import parley.contracts.topic.Topics;

/// Rows changed in the real PostgreSQL arrive, through the real worker, typed and in commit order.
@Tag("integration")
class ChangeCaptureTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final GuildId guild = new GuildId(RunningPlatform.IDS.next());
  private final long user = RunningPlatform.IDS.next();
  private final List<Change> changes = new ArrayList<>();
  private final Connection postgres;
  private final KafkaConsumer<byte[], byte[]> consumer;

  /// @param row null when it is gone
  private record Change(EntityKey key, @Nullable Entity row) {}

  ChangeCaptureTest() throws SQLException {
    postgres = RunningPlatform.postgres();
    postgres.setAutoCommit(false);
    consumer =
        RunningPlatform.tail(
            Topics.GUILD_CHANGES, RunningPlatform.LAYOUT.spacePartition(guild.space()));
  }

  @BeforeEach
  void makeGuild() throws SQLException {
    execute(
        "INSERT INTO users (id, username, bot) VALUES (%d, 'capture-%d', true)"
            .formatted(user, user),
        "INSERT INTO guilds (id, name, owner_id, revision) VALUES (%d, 'captured', %d, 0)"
            .formatted(guild.value(), user));
  }

  @AfterEach
  void removeGuild() throws SQLException {
    try (postgres;
        consumer) {
      execute(
          "DELETE FROM members WHERE guild_id = " + guild,
          "DELETE FROM roles WHERE guild_id = " + guild,
          "DELETE FROM channels WHERE guild_id = " + guild,
          "DELETE FROM guilds WHERE id = " + guild,
          "DELETE FROM users WHERE id = " + user);
    }
  }

  @Test
  void bringsATransactionTypedWithTheGuildLast() throws SQLException {
    long role = RunningPlatform.IDS.next();
    long channel = RunningPlatform.IDS.next();

    execute(
        "SELECT 1 FROM guilds WHERE id = %s FOR UPDATE".formatted(guild),
        "INSERT INTO roles (guild_id, id, name, permissions) VALUES (%s, %d, 'mods', 8)"
            .formatted(guild, role),
        ("INSERT INTO channels (guild_id, id, type, name, overwrites) VALUES (%s, %d, 0, 'talk',"
                + " '[{\"id\":\"%d\",\"type\":0,\"allow\":\"1024\",\"deny\":\"0\"}]')")
            .formatted(guild, channel, role),
        ("INSERT INTO members (guild_id, user_id, username, bot, role_ids, joined_at)"
                + " VALUES (%s, %d, 'capture', true, '{%d}', now())")
            .formatted(guild, user, role),
        bump());
    awaitRevision(1);

    assertThat(changes)
        .extracting(change -> change.key().kind())
        .endsWith(EntityKind.ROLE, EntityKind.CHANNEL, EntityKind.MEMBER, EntityKind.GUILD);
    assertThat(rows(Role.class)).singleElement().extracting(Role::permissions).isEqualTo(8L);
    assertThat(rows(Channel.class).getFirst().overwrites())
        .containsExactly(new Overwrite(role, Overwrite.Target.ROLE, 1024, 0));
    assertThat(rows(Member.class).getFirst().roles()).containsExactly(new RoleId(role));
  }

  @Test
  void bringsADeletedRowAsATombstone() throws SQLException {
    long role = RunningPlatform.IDS.next();
    execute(
        "INSERT INTO roles (guild_id, id, name) VALUES (%s, %d, 'gone')".formatted(guild, role));

    execute("DELETE FROM roles WHERE id = " + role, bump());
    awaitRevision(1);

    assertThat(changes)
        .contains(new Change(new EntityKey(guild.space(), EntityKind.ROLE, role), null));
  }

  @Test
  void losesAndRepeatsNothingWhenTheConnectorStartsAgain() throws Exception {
    int last = 60;
    for (int revision = 1; revision <= last; revision++) {
      execute(bump());
      if (revision == 20) {
        RunningPlatform.restartConnector("postgres-source");
      }
    }
    awaitRevision(last);

    assertThat(rows(Guild.class))
        .extracting(Guild::revision)
        .containsExactlyElementsOf(LongStream.rangeClosed(0, last).boxed().toList());
  }

  @Test
  void bringsAChangeSoonEnoughForSomebodyWhoWaits() throws SQLException {
    int rounds = 200;
    long[] tookNs = new long[rounds];
    for (int round = 1; round <= rounds; round++) {
      execute(bump());
      long committedNs = System.nanoTime();
      awaitRevision(round);
      tookNs[round - 1] = System.nanoTime() - committedNs;
    }
    long[] sorted = LongStream.of(tookNs).sorted().toArray();

    Duration median = Duration.ofNanos(sorted[rounds / 2]);
    Duration slow = Duration.ofNanos(sorted[rounds * 99 / 100]);
    System.out.printf(
        "commit to consumer: p50 %d ms, p99 %d ms%n", median.toMillis(), slow.toMillis());
    assertThat(median).isLessThan(Duration.ofSeconds(1));
  }

  private String bump() {
    return "UPDATE guilds SET revision = revision + 1 WHERE id = " + guild;
  }

  private void execute(String... statements) throws SQLException {
    try (Statement statement = postgres.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    postgres.commit();
  }

  private void awaitRevision(long revision) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .until(
            () -> {
              consumer.poll(Duration.ofMillis(100)).forEach(this::remember);
              return rows(Guild.class).stream().anyMatch(row -> row.revision() == revision);
            });
  }

  private void remember(ConsumerRecord<byte[], byte[]> record) {
    EntityKey key = Topics.GUILD_CHANGES.keys().decode(record.key());
    if (key.space().equals(guild.space())) {
      byte[] value = record.value();
      changes.add(
          new Change(key, value == null ? null : Topics.GUILD_CHANGES.values().decode(value)));
    }
  }

  private <E extends Entity> List<E> rows(Class<E> kind) {
    return changes.stream()
        .map(Change::row)
        .filter(Objects::nonNull)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }
}
