package org.carillon.protocol.sip;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays every transcript in {@code src/test/transcripts/sip}. */
@Timeout(60)
class SipTranscriptTest {

  static Stream<SipTranscript> transcripts() throws IOException {
    return SipTranscript.all();
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void sessionFollowsTheTranscript(SipTranscript transcript) throws IOException {
    transcript.play();
  }
}
