package org.carillon.protocol.poppwd;

import java.io.IOException;
import java.util.stream.Stream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.protocol.memory.MemoryStage;
import org.carillon.protocol.transcript.MailConversation;
import org.carillon.protocol.transcript.Transcript;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PoppwdTranscriptTest {

  static Stream<Transcript> transcripts() throws IOException {
    return Transcript.of("poppwd");
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void sessionFollowsTheTranscript(Transcript transcript) throws Exception {
    new MailConversation(
            new MemoryStage(),
            (connection, mail, sessions) ->
                new PoppwdSession(
                        connection,
                        (caller, password) ->
                            password.length() < 8
                                ? Answer.failed(
                                    new Failure.Invalid(
                                        "password",
                                        "too-short",
                                        "A password must have at least 8 characters."))
                                : new Answer.Done<>(caller.name()),
                        sessions)
                    .run())
        .hold(transcript, "poppwd");
  }
}
