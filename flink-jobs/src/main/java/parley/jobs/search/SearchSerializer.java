package parley.jobs.search;

import parley.contracts.search.SearchKey;
import parley.contracts.search.SearchRecord;
import parley.contracts.space.SpaceId;
import parley.contracts.topic.Topic;
import parley.contracts.topic.Topics;
import parley.jobs.log.TopicSerializer;

/// Writes `search.documents`.
final class SearchSerializer extends TopicSerializer<SearchKey, SearchRecord> {
  private static final long serialVersionUID = 1L;

  @Override
  protected Topic<SearchKey, SearchRecord> topic() {
    return Topics.SEARCH_DOCUMENTS;
  }

  @Override
  protected SearchKey key(SearchRecord record) {
    return record.key();
  }

  @Override
  protected SpaceId space(SearchRecord record) {
    return record.space();
  }
}
