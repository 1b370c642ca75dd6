package parley.contracts.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.contracts.edge.InboxEvent;
import parley.contracts.edge.InboxRecord;
import parley.contracts.edge.Subscription;
import parley.contracts.entity.EntityKey;
import parley.contracts.entity.EntityKind;
import parley.contracts.entity.UnknownEntity;
import parley.contracts.message.Command;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.Verdict;
import parley.contracts.sample.Rows;
import parley.contracts.search.SearchKey;
import parley.contracts.search.SearchRecord;
import parley.contracts.topic.Topic;
import parley.contracts.topic.Topics;
import parley.contracts.user.UserEvent;

class CodecTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden-bytes.txt");
  private static final String HOW_TO_FIX =
      "Records with these bytes lie in the logs and must stay readable. If the samples grew or the"
          + " change only adds fields, accept it: mvn -pl contracts test -Dtest=CodecTest"
          + " -Dparley.golden.write=true";

  private static final List<CodecSamples.Sample<?>> SAMPLES = CodecSamples.all();

  static List<CodecSamples.Sample<?>> samples() {
    return SAMPLES;
  }

  @ParameterizedTest
  @MethodSource("samples")
  void readsWhatItWrote(CodecSamples.Sample<?> sample) {
    assertThat(sample.survives(sample.bytes())).isTrue();
  }

  @Test
  void writesTheBytesOfTheLogs() throws IOException {
    String written =
        SAMPLES.stream()
            .map(sample -> sample + " " + HexFormat.of().formatHex(sample.bytes()) + "\n")
            .collect(Collectors.joining());
    if (Boolean.getBoolean("parley.golden.write")) {
      Files.writeString(GOLDEN, written);
    }

    assertThat(written).as(HOW_TO_FIX).isEqualTo(Files.readString(GOLDEN));
  }

  /// What a newer release adds reaches an older one as fields that it does not know.
  @Test
  void readsWhatANewerReleaseAddsAsUnknown() {
    byte[] header = new CommandCodec().encode(new Command.Fence(CodecSamples.HEADER, 0));
    byte[] fence = HexFormat.of().parseHex("2a00");
    byte[] newer = HexFormat.of().parseHex("9a0600");
    byte[] command = new byte[header.length - fence.length + newer.length];
    System.arraycopy(header, 0, command, 0, header.length - fence.length);
    System.arraycopy(newer, 0, command, header.length - fence.length, newer.length);

    assertThat(new CommandCodec().decode(command))
        .isEqualTo(new Command.Unknown(CodecSamples.HEADER));
    assertThat(new EntityCodec().decode(newer)).isInstanceOf(UnknownEntity.class);
    assertThat(new MessageEventCodec().decode(newer)).isInstanceOf(MessageEvent.Unknown.class);
    assertThat(new UserEventCodec().decode(newer)).isInstanceOf(UserEvent.Unknown.class);
    assertThat(new SubscriptionCodec().decode(newer)).isInstanceOf(Subscription.Unknown.class);
    assertThat(new SearchRecordCodec().decode(newer)).isInstanceOf(SearchRecord.Unknown.class);
    assertThat(new InboxRecordCodec().decode(newer))
        .extracting(InboxRecord::event)
        .isEqualTo(new InboxEvent.Unknown());
  }

  @Test
  void aVerdictOfANewerReleaseKeepsItsCommand() {
    byte[] deleted = new VerdictCodec().encode(new Verdict.Deleted(CodecSamples.HEADER.id()));
    byte[] newer = deleted.clone();
    newer[deleted.length - 2] = 0x7a;

    assertThat(new VerdictCodec().decode(newer))
        .isEqualTo(new Verdict.Unknown(CodecSamples.HEADER.id()));
  }

  @Test
  void aKeyOfANewerReleaseKeepsItsSpace() {
    byte[] key = new EntityKeyCodec().encode(Rows.EVERYONE.key());
    key[Long.BYTES] = 100;

    assertThat(new EntityKeyCodec().decode(key))
        .isEqualTo(new EntityKey(Rows.GUILD_ID.space(), EntityKind.UNKNOWN, Rows.GUILD_ID.value()));
  }

  @Test
  void aSearchKeyOfANewerReleaseKeepsItsId() {
    byte[] key = new SearchKeyCodec().encode(new SearchKey(SearchKey.Kind.GUILD, 7));
    key[0] = 100;

    assertThat(new SearchKeyCodec().decode(key))
        .isEqualTo(new SearchKey(SearchKey.Kind.UNKNOWN, 7));
  }

  @ParameterizedTest
  @MethodSource("topicCodecs")
  void refusesBytesThatAreNoRecord(Codec<?> codec) {
    assertThatThrownBy(() -> codec.decode(HexFormat.of().parseHex("ffffffff")))
        .isInstanceOf(MalformedRecordException.class);
  }

  static Stream<Codec<?>> topicCodecs() {
    return Topics.all().stream()
        .filter(topic -> topic != Topics.DEAD_LETTERS)
        .flatMap((Topic<?, ?> topic) -> Stream.of(topic.keys(), topic.values()));
  }

  @Test
  void refusesAValueThatNoRecordCanHave() {
    // A channel of type 99, and an overwrite on neither role nor member.
    assertRefused(new EntityCodec(), "12021863");
    assertRefused(new EntityCodec(), "120452021005");
    // A command without an id.
    assertRefused(new CommandCodec(), "0a001200");
  }

  private static void assertRefused(Codec<?> codec, String hex) {
    assertThatThrownBy(() -> codec.decode(HexFormat.of().parseHex(hex)))
        .isInstanceOf(MalformedRecordException.class);
  }

  @Test
  void keysOfASpaceStandTogether() {
    byte[] key = new EntityKeyCodec().encode(Rows.TEXT.key());

    assertThat(key).startsWith(EntityKeyCodec.prefix(Rows.GUILD_ID.space()));
    assertThat(key).startsWith(EntityKeyCodec.prefix(Rows.GUILD_ID.space(), EntityKind.CHANNEL));
  }
}
