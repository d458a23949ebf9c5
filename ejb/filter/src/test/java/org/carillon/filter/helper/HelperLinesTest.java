package org.carillon.filter.helper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.filter.CannedPeer;
import org.carillon.filter.helper.HelperAnswer.Verdict;
import org.junit.jupiter.api.Test;

/** Tests with lines of CommuniGate Pro's external filters. */
class HelperLinesTest {

  private static Optional<HelperAnswer> answer(long number, Verdict verdict, String text) {
    return Optional.of(new HelperAnswer(number, verdict, text, List.of(), List.of()));
  }

  @Test
  void answersHaveAVerdictAndOptionalText() {
    assertThat(HelperAnswer.read("12 OK")).isEqualTo(answer(12, Verdict.OK, ""));
    assertThat(HelperAnswer.read("1 INTF 3")).isEqualTo(answer(1, Verdict.OK, "3"));
    assertThat(HelperAnswer.read("7 ERROR \"It has \\\"a\\\" virus\""))
        .isEqualTo(answer(7, Verdict.REJECT, "It has \"a\" virus"));
    assertThat(HelperAnswer.read("7 REJECTED no spam here"))
        .isEqualTo(answer(7, Verdict.REJECT, "no spam here"));
    assertThat(HelperAnswer.read("8 DISCARD")).isEqualTo(answer(8, Verdict.DISCARD, ""));
    assertThat(HelperAnswer.read("9 FAILURE \"no database\""))
        .isEqualTo(answer(9, Verdict.FAILURE, "no database"));
  }

  @Test
  void headersAndCopiesPrecedeTheVerdictOrStandAlone() {
    assertThat(HelperAnswer.read("3 ADDHEADER \"X-A: 1\\eX-B: 2\" MIRRORTO \"a@b.test\" OK"))
        .contains(
            new HelperAnswer(3, Verdict.OK, "", List.of("X-A: 1\nX-B: 2"), List.of("a@b.test")));
    assertThat(HelperAnswer.read("4 ADDHEADER X-Spam: [XXX]"))
        .contains(new HelperAnswer(4, Verdict.OK, "", List.of("X-Spam: [XXX]"), List.of()));
  }

  @Test
  void commentsAndMalformedLinesAreNoAnswers() {
    for (String line : List.of("", "* 12 OK", "OK", "12", "12 WHAT", "x OK", "-1 OK")) {
      assertThat(HelperAnswer.read(line)).as(line).isEmpty();
    }
  }

  @Test
  void envelopeFilePrecedesTheMessage() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    EnvelopeFile.write(
        file,
        CannedPeer.context(),
        CannedPeer.message("Subject: Hi\r\n\r\nA\rB\r\n"),
        Instant.parse("2026-11-23T04:05:06Z"));
    assertThat(file.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            S SMTP [192.0.2.7]
            A mx.example.test
            O L
            P I 23-11-2026 04:05:06 0000 ____ ____ <boss@bank.example>
            R W 23-11-2026 04:05:06 0000 ____ _FY_ <alice@example.test>
            R W 23-11-2026 04:05:06 0000 ____ _FY_ <bob@example.test>

            Subject: Hi

            A\rB
            """);
  }
}
