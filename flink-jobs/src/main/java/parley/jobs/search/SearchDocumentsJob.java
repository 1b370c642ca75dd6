package parley.jobs.search;

import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import parley.contracts.message.MessageEvent;
import parley.contracts.search.SearchRecord;
import parley.jobs.log.DeadLetter;
import parley.jobs.log.JobSettings;
import parley.jobs.log.Log;
import parley.jobs.log.RawRecord;
import parley.jobs.log.ReadFunction;

/// Folds `message.log` into one document for each message on `search.documents`.
///
/// Operators have uids: by these a later release finds its state. A uid is data, like the name of a
/// store.
public final class SearchDocumentsJob {
  public static final String NAME = "search-documents";

  private final Source<RawRecord, ?, ?> messageLog;
  private final Source<RawRecord, ?, ?> guildChanges;
  private final Sink<SearchRecord> documents;
  private final Sink<DeadLetter> deadLetters;
  private final JobSettings settings;

  SearchDocumentsJob(
      Source<RawRecord, ?, ?> messageLog,
      Source<RawRecord, ?, ?> guildChanges,
      Sink<SearchRecord> documents,
      Sink<DeadLetter> deadLetters,
      JobSettings settings) {
    this.messageLog = messageLog;
    this.guildChanges = guildChanges;
    this.documents = documents;
    this.deadLetters = deadLetters;
    this.settings = settings;
  }

  void build(StreamExecutionEnvironment environment) {
    SingleOutputStreamOperator<MessageEvent> events =
        environment
            .fromSource(messageLog, Log.time(), "message.log")
            .uid("message-log")
            .process(new ReadMessageEvents(), FoldDocuments.EVENTS)
            .name("read events")
            .uid("read-events");
    SingleOutputStreamOperator<ChannelChange> channels =
        environment
            .fromSource(guildChanges, Log.time(), "guild.changes")
            .uid("guild-changes")
            .process(new ReadGuildChanges(), TypeInformation.of(ChannelChange.class))
            .name("read channels")
            .uid("read-channels");
    DataStream<SearchRecord> folded =
        events
            .keyBy(SearchDocumentsJob::channel, Types.LONG)
            .connect(channels.keyBy(ChannelChange::channel, Types.LONG))
            .process(
                new FoldDocuments(settings.remembers(), settings.patience()), FoldDocuments.RECORDS)
            .name("fold documents")
            .uid("fold-documents");
    DataStream<SearchRecord> ended =
        channels
            .getSideOutput(ReadGuildChanges.GUILD_ENDS)
            .keyBy(GuildEnd::guild, Types.LONG)
            .process(new EndGuilds(settings.patience()), FoldDocuments.RECORDS)
            .name("end guilds")
            .uid("end-guilds");
    folded.union(ended).sinkTo(documents).name("search.documents").uid("search-documents");
    events
        .getSideOutput(ReadFunction.DEAD_LETTERS)
        .union(channels.getSideOutput(ReadFunction.DEAD_LETTERS))
        .sinkTo(deadLetters)
        .name("dead.letters")
        .uid("dead-letters");
  }

  private static long channel(MessageEvent event) {
    return Objects.requireNonNull(ChannelOf.event(event), "not passed on by its reader").value();
  }
}
