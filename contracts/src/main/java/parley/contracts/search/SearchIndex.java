package parley.contracts.search;

import java.time.YearMonth;
import java.time.ZoneOffset;
import parley.contracts.id.MessageId;
import parley.contracts.snowflake.Snowflake;

/// The indices of Elasticsearch that messages are found in. The sink creates and writes them,
/// ingress searches them.
///
/// A message's document lies in the index of the month in which the message was written, which its
/// id tells: whatever becomes of the message later finds it there, and a search between two ids
/// leaves other months alone. Within an index a space's documents lie in one shard. Indices are
/// parts of a generation; searches go to the alias, which names all of one generation, so that
/// another can be built beside it.
public final class SearchIndex {
  /// What searches ask.
  public static final String ALIAS = "parley-messages";

  private SearchIndex() {}

  /// What the names of a generation's indices begin with; also the name of its template.
  public static String generation(int number) {
    return ALIAS + "-g" + number;
  }

  /// Matches the indices of a generation.
  public static String pattern(int generation) {
    return generation(generation) + "-*";
  }

  /// Where a message lies.
  public static String name(int generation, MessageId message) {
    return generation(generation) + "-" + month(message);
  }

  /// The month that an index holds.
  ///
  /// @param name of an index of any generation
  public static YearMonth month(String name) {
    return YearMonth.parse(name.substring(name.length() - "yyyy-MM".length()));
  }

  private static YearMonth month(MessageId message) {
    return YearMonth.from(Snowflake.instant(message.value()).atZone(ZoneOffset.UTC));
  }
}
