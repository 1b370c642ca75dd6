package parley.contracts.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import parley.contracts.id.MessageId;
import parley.contracts.snowflake.Snowflake;

class MessageTableTest {
  private static final long TEN_DAYS_MS = 864_000_000;

  @Test
  void aBucketSpansTenDays() {
    assertThat(bucketAt(0)).isZero();
    assertThat(bucketAt(TEN_DAYS_MS - 1)).isZero();
    assertThat(bucketAt(TEN_DAYS_MS)).isEqualTo(1);
    assertThat(bucketAt(434 * TEN_DAYS_MS + 1)).isEqualTo(434);
  }

  @Test
  void statementsNameTheDatacenterAndCanBeRepeated() {
    assertThat(MessageTable.statements("east", 3))
        .hasSize(5)
        .allSatisfy(statement -> assertThat(statement).contains("IF NOT EXISTS"))
        .first()
        .asString()
        .contains("'east': 3");
  }

  private static int bucketAt(long sinceEpochMs) {
    long id = Snowflake.of(Snowflake.EPOCH_MS + sinceEpochMs, 1023, 4095);
    return MessageTable.bucket(new MessageId(id));
  }
}
