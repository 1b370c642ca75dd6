package parley.ingress.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {
  @ParameterizedTest
  @CsvSource({
    "a.txt, a.txt",
    "SPOILER_a picture.PNG, SPOILER_a_picture.PNG",
    "Übung 1.pdf, Übung_1.pdf",
    "../../etc/passwd, unknown.etcpasswd",
    "'<script>.html', script.html",
    ".png, unknown.png",
    "'', unknown",
    "'???', unknown"
  })
  void keepsWhatIsSafe(String name, String clean) {
    assertThat(FileName.clean(name)).isEqualTo(clean);
  }

  @ParameterizedTest
  @CsvSource({"250, 200", "200, 200"})
  void keepsTheEndingOfALongName(int length, int kept) {
    String name = "x".repeat(length - 4) + ".png";

    assertThat(FileName.clean(name)).hasSize(kept).endsWith(".png");
  }
}
