package org.carillon.protocol.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carillon.protocol.wire.MemoryLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that transcripts expect something and that quoted text is literal. */
class TranscriptTest {
  private static final Pattern SAID = Pattern.compile("S(\\d?): (.*)");

  /** Matches any unsolicited response, so a missing line would go unnoticed. */
  private static final Pattern LOOSE =
      Pattern.compile("\\\\\\* (OK|FLAGS|LIST|STATUS|QUOTA|\\d+ FETCH) \\.\\*");

  static Stream<Transcript> imap() throws IOException {
    return Transcript.of("imap");
  }

  @ParameterizedTest
  @MethodSource("imap")
  void transcriptsExpectExactReplies(Transcript transcript) {
    Set<String> greeted = new HashSet<>();
    List<String> loose = new ArrayList<>();
    for (String line : transcript.lines()) {
      Matcher said = SAID.matcher(line);
      if (said.matches() && !greeted.add(said.group(1)) && LOOSE.matcher(said.group(2)).matches()) {
        loose.add(line);
      }
    }

    assertThat(loose).isEmpty();
  }

  @Test
  void capturedTextIsSubstitutedInSentLines() throws Exception {
    Transcript transcript =
        new Transcript(
            "example",
            List.of("S: id (?<id>.*)", "C: take ${id}", "R: again ${id}\\r\\n", "S: took ${id}!"));
    MemoryLink link = new MemoryLink();
    link.write("id 1.2\r\ntook 1.2!\r\n".getBytes(StandardCharsets.US_ASCII), 0, 19);

    transcript.play(link, () -> {}, (word, rest) -> {});

    byte[] sent = new byte[64];
    int first = link.read(sent, 0, 64, 1);
    int second = link.read(sent, first, 64, 1);
    assertThat(new String(sent, 0, first + second, StandardCharsets.US_ASCII))
        .isEqualTo("take 1.2\r\nagain 1.2\r\n");
  }

  @Test
  void capturedTextIsMatchedLiterally() throws Exception {
    Transcript transcript = new Transcript("example", List.of("S: id (?<id>.*)", "S: took ${id}"));
    MemoryLink link = new MemoryLink();
    link.write("id 1.2\r\ntook 1x2\r\n".getBytes(StandardCharsets.US_ASCII), 0, 18);

    assertThatThrownBy(() -> transcript.play(link, () -> {}, (word, rest) -> {}))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("took 1x2");
  }
}
