package org.carillon.protocol.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
  /** Calls with human-readable texts: the call, and the strings in its parentheses. */
  private static final Pattern SAYING =
      Pattern.compile(
          "(?:Reply\\.(?:ok|no|bad|err|Ok|Err|Unable)|new BadCommand|NotPermitted|BadName|\\bbye|"
              + "\\bbad|\\.said|voice\\.ok)"
              + "\\(((?:[^()\"]|\"(?:[^\"\\\\]|\\\\.)*\"|\\((?:[^()]|\\([^()]*\\))*\\))*)\\)");

  /** The last string of such a call that is alone, or the strings that it is composed of. */
  private static final Pattern LAST =
      Pattern.compile("(?:^|[,?:(] *)(\"(?:[^\"\\\\]|\\\\.)*\") *(?=$|:)");

  private static Stream<Path> sources(String protocol) throws IOException {
    return Files.walk(Path.of("src/main/java/org/carillon/protocol").resolve(protocol));
  }

  /** Texts as in the source; transcripts cover composed ones. */
  @ParameterizedTest
  @ValueSource(strings = {"imap", "pop3"})
  void everyProtocolTextHasAGermanTranslation(String protocol) throws IOException {
    var missing = new TreeSet<String>();
    int said = 0;
    try (Stream<Path> files = sources(protocol)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        var calls = SAYING.matcher(Files.readString(file).replaceAll("\\s+", " "));
        while (calls.find()) {
          var texts = LAST.matcher(calls.group(1).strip());
          while (texts.find()) {
            String text = texts.group(1);
            text = text.substring(1, text.length() - 1).replaceFirst("^\\[.*?\\] ", "");
            said++;
            if (text.contains(" ") && Language.GERMAN.say(text).equals(text)) {
              missing.add(file.getFileName() + ": " + text);
            }
          }
        }
      }
    }
    assertThat(said).as("what the pattern finds").isGreaterThan(20);
    assertThat(missing).isEmpty();
  }

  @Test
  void placeholderValuesAreNotTranslated() {
    assertThat(Language.GERMAN.say("Mailbox Büro/{} already does not exist"))
        .isEqualTo("Das Postfach Büro/{} already gibt es nicht");
    assertThat(Language.GERMAN.say("Not a text of ours")).isEqualTo("Not a text of ours");
    assertThat(Language.DEFAULT.say("Renamed")).isEqualTo("Renamed");
  }

  @Test
  void languageRangesSelectALanguage() {
    assertThat(Language.named("de-AT")).contains(Language.GERMAN);
    assertThat(Language.named("DE")).contains(Language.GERMAN);
    assertThat(Language.named("*")).contains(Language.ENGLISH);
    assertThat(Language.named("default")).contains(Language.DEFAULT);
    assertThat(Language.named("dex")).isEmpty();
    assertThat(Language.named("fr")).isEmpty();
  }
}
