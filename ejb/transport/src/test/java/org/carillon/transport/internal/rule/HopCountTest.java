package org.carillon.transport.internal.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.stage.IntakeQuestion.Data;
import org.carillon.format.mime.header.Header;
import org.carillon.testing.DeclaredSettings;
import org.carillon.transport.IntakeSettings;
import org.carillon.transport.internal.Transport;
import org.junit.jupiter.api.Test;

class HopCountTest {
  private final HopCount stage =
      new HopCount(new DeclaredSettings().with(IntakeSettings.RECEIVED, 10L));

  /** Returns the verdict on a message that passed so many servers; its content is not read. */
  private Verdict passed(int servers) {
    String header = "received: by mx.example.test\r\n".repeat(servers) + "Subject: x\r\n\r\n";
    return stage.judge(
        new Data(
            Transport.stranger(),
            new Envelope(
                Transport.from("carol@c.test"), List.of(Transport.to("alice@example.test"))),
            new MailData(null, Header.parse(header.getBytes(StandardCharsets.US_ASCII)))));
  }

  @Test
  void hopsUpToTheLimitAreNoLoop() {
    assertThat(passed(0)).isEqualTo(Verdict.AGREED);
    assertThat(passed(10)).isEqualTo(Verdict.AGREED);
  }

  @Test
  void hopsOverTheLimitAreALoop() {
    assertThat(passed(11))
        .isEqualTo(
            new Verdict.Refused(554, "5.4.6", "Mail loop detected: too many Received fields"));
  }
}
