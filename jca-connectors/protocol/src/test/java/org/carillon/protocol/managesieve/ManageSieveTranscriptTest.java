package org.carillon.protocol.managesieve;

import java.io.IOException;
import java.util.stream.Stream;
import org.carillon.protocol.memory.MemoryStage;
import org.carillon.protocol.transcript.MailConversation;
import org.carillon.protocol.transcript.Transcript;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManageSieveTranscriptTest {

  static Stream<Transcript> transcripts() throws IOException {
    return Transcript.of("managesieve");
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void sessionFollowsTheTranscript(Transcript transcript) throws Exception {
    MemoryScripts scripts = new MemoryScripts();
    new MailConversation(
            new MemoryStage(),
            (connection, mail, sessions) ->
                new ManageSieveSession(connection, scripts, sessions).run())
        .hold(transcript, "managesieve");
  }
}
