package org.carillon.sieve;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every claim of {@code src/test/transcripts/sieve}. */
class ScriptTranscriptTest {

  static Stream<ScriptTranscript> transcripts() throws IOException {
    return ScriptTranscript.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("transcripts")
  void transcriptsGiveTheExpectedResults(ScriptTranscript transcript) throws IOException {
    transcript.play();
  }
}
