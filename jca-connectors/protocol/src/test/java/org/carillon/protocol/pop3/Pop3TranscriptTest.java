package org.carillon.protocol.pop3;

import java.io.IOException;
import java.util.stream.Stream;
import org.carillon.protocol.memory.MemoryStage;
import org.carillon.protocol.transcript.MailConversation;
import org.carillon.protocol.transcript.Transcript;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Pop3TranscriptTest {

  static Stream<Transcript> transcripts() throws IOException {
    return Transcript.of("pop3");
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void sessionFollowsTheTranscript(Transcript transcript) throws Exception {
    new MailConversation(
            new MemoryStage(),
            (connection, mail, sessions) -> new Pop3Session(connection, mail, sessions).run())
        .hold(transcript, "pop3s");
  }
}
