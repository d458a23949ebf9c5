package org.carillon.protocol.imap;

import java.io.IOException;
import java.util.stream.Stream;
import org.carillon.protocol.memory.MemoryConversation;
import org.carillon.protocol.transcript.Transcript;
import org.carillon.protocol.wire.MemorySessions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every conversation in {@code src/test/transcripts/imap}. */
class ImapTranscriptTest {

  static Stream<Transcript> transcripts() throws IOException {
    return Transcript.of("imap");
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void holds(Transcript transcript) throws Exception {
    new MemoryConversation(
            (connection, mail) -> new ImapSession(connection, mail, new MemorySessions()).run())
        .hold(transcript, "imaps");
  }
}
