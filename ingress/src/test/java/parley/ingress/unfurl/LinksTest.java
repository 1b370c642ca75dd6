package parley.ingress.unfurl;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          see https://example.org/a?b=c#d now;https://example.org/a?b=c#d
          (https://example.org/a).;https://example.org/a
          https://example.org/a_(b);https://example.org/a_(b)
          **https://example.org/**;https://example.org/
          http://example.org:8080/x!;http://example.org:8080/x
          [text](https://example.org/y);https://example.org/y
          http://[2001:4860::1]/;http://[2001:4860::1]/
          """)
  void findsALinkAsItsAuthorMeantIt(String text, String link) {
    assertThat(Links.of(text)).containsExactly(URI.create(link));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<https://example.org/>",
        "`https://example.org/`",
        "```\nhttps://example.org/\n```",
        "||https://example.org/||",
        "ftp://example.org/",
        "https://",
        "https://me:secret@example.org/",
        "https://%zz/",
        "no link at all"
      })
  void leavesAloneWhatIsNotToBeShown(String text) {
    assertThat(Links.of(text)).isEmpty();
  }

  @Test
  void eachLinkOnceAndNoMoreThanTheFirstFew() {
    String many =
        IntStream.range(0, 20)
            .mapToObj(i -> "https://example.org/" + i / 2)
            .collect(Collectors.joining(" "));

    assertThat(Links.of(many))
        .containsExactlyElementsOf(
            IntStream.range(0, Links.MOST)
                .mapToObj(i -> URI.create("https://example.org/" + i))
                .toList());
  }
}
