package org.carillon.protocol.imap;

import java.io.IOException;
import java.util.stream.Stream;
import org.carillon.protocol.imap.session.ImapDialogue;
import org.carillon.protocol.memory.MemoryStage;
import org.carillon.protocol.transcript.MailConversation;
import org.carillon.protocol.transcript.Transcript;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImapTranscriptTest {

  static Stream<Transcript> transcripts() throws IOException {
    return Transcript.of("imap");
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void sessionFollowsTheTranscript(Transcript transcript) throws Exception {
    new MailConversation(
            new MemoryStage(),
            (connection, mail, sessions) ->
                ImapSessions.whole(new ImapDialogue(connection, mail, sessions, Commands.TABLE)))
        .hold(transcript, "imaps");
  }
}
