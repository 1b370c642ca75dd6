package parley.jobs.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.contracts.search.ReactionTally;
import parley.contracts.search.SearchDocument;
import parley.contracts.search.SearchRecord;

/// Does with search records what an index does.
final class Index {
  final Map<Long, SearchDocument> documents = new TreeMap<>();
  private final Map<Long, Long> versions = new HashMap<>();

  void take(SearchRecord record) {
    switch (record) {
      case SearchRecord.Found found -> {
        newer(found.document().message().value(), found);
        documents.put(found.document().message().value(), found.document());
      }
      case SearchRecord.Gone gone -> {
        newer(gone.message().value(), gone);
        documents.remove(gone.message().value());
      }
      case SearchRecord.Patched patched -> {
        newer(patched.message().value(), patched);
        documents.computeIfPresent(
            patched.message().value(), (_, document) -> patch(document, patched));
      }
      case SearchRecord.ChannelGone _, SearchRecord.GuildGone _ -> documents.clear();
      case SearchRecord.Unknown unknown -> throw new AssertionError(unknown);
    }
  }

  private void newer(long message, SearchRecord record) {
    Long former = versions.put(message, record.version().value());
    assertThat(former == null || former < record.version().value()).as("%s", record).isTrue();
  }

  private static SearchDocument patch(SearchDocument document, SearchRecord.Patched patched) {
    ReactionTally reaction = patched.reaction();
    if (reaction == null) {
      return document.withReactions(List.of());
    }
    List<ReactionTally> others = new ArrayList<>(document.reactions());
    others.removeIf(each -> each.emoji().equals(reaction.emoji()));
    if (reaction.count() > 0) {
      others.add(reaction);
    }
    return document.withReactions(others);
  }
}
