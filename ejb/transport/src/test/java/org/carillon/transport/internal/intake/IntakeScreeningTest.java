package org.carillon.transport.internal.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.stage.MessageChange;
import org.carillon.contract.stage.ScreeningAnswer;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.insert.OctetReplacement;
import org.carillon.transport.internal.Transport;
import org.carillon.transport.queue.QueuedRecipient.Work;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IntakeScreeningTest {
  private static final String MESSAGE =
      "X-Carillon-Verdict: accept (0 points)\nSubject: Hi\n\nHello.\n";
  private static final MessageChange CHANGE =
      MessageChange.of(
          Header.parse(
              "X-Two: 2\r\nX-One: 1\r\nSubject: Hi\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));

  private final Transport transport = new Transport();
  private final Envelope envelope =
      Transport.envelope("x@example.org", "alice@example.test", "bob@example.test");

  @AfterEach
  void close() {
    transport.close();
  }

  private Verdict accept() {
    return transport.intake.accept(Transport.stranger(), envelope, transport.store.mail(MESSAGE));
  }

  @Test
  void addedFieldsAreOnTopAndForgedOnesRemoved() {
    transport.screened = new ScreeningAnswer.Passed(CHANGE);
    assertThat(accept()).isInstanceOf(Verdict.Accepted.class);
    assertThat(transport.store.got).hasSize(2);
    assertThat(transport.store.got.getFirst().message())
        .endsWith("X-Two: 2\r\nX-One: 1\r\nSubject: Hi\r\n\r\nHello.\r\n");
  }

  @Test
  void bodyAndRecipientsAreReplaced() throws IOException {
    Spool body = transport.store.spools().open(0);
    byte[] words = "Nothing left.\r\n".getBytes(StandardCharsets.US_ASCII);
    body.write(words, 0, words.length);
    transport.screened =
        new ScreeningAnswer.Passed(
            new MessageChange(
                CHANGE.header(),
                Optional.of(body),
                Optional.of(Transport.envelope("y@example.org", "bob@example.test"))));
    assertThat(accept()).isInstanceOf(Verdict.Accepted.class);
    assertThat(transport.store.got).hasSize(1);
    assertThat(transport.store.got.getFirst().message())
        .contains("y@example.org")
        .endsWith("X-Two: 2\r\nX-One: 1\r\nSubject: Hi\r\n\r\nNothing left.\r\n");
  }

  @Test
  void refusedMessageIsNotDelivered() throws SQLException {
    transport.screened = new ScreeningAnswer.Stopped(new Verdict.Refused(550, "5.7.1", "No"));
    assertThat(accept()).isEqualTo(new Verdict.Refused(550, "5.7.1", "No"));
    assertThat(transport.store.got).isEmpty();
    assertThat(transport.count("queue_message")).isZero();
  }

  @Test
  void discardedMessageIsAcceptedAndNotDelivered() throws SQLException {
    transport.screened = new ScreeningAnswer.Discarded("a trap");
    assertThat(accept()).isInstanceOf(Verdict.Accepted.class);
    assertThat(transport.store.got).isEmpty();
    assertThat(transport.count("queue_message")).isZero();
  }

  @Test
  void quarantinedMessageWaitsForItsRelease() throws SQLException {
    transport.screened = new ScreeningAnswer.Quarantined(CHANGE, "a virus");
    assertThat(accept()).isInstanceOf(Verdict.Accepted.class);
    assertThat(transport.store.got).isEmpty();
    assertThat(transport.count("queue_consignment where held and work = 1")).isOne();
    assertThat(transport.count("queue_recipient where reply = 'a virus' and status = '4.7.1'"))
        .isEqualTo(2);
    assertThat(transport.work(Work.LOCAL)).as("while it is held").isZero();

    transport.sql("update queue_consignment set held = false");
    assertThat(transport.work(Work.LOCAL)).isOne();
    assertThat(transport.store.got).hasSize(2);
    assertThat(transport.store.got.getFirst().message()).contains("X-Two: 2\r\nX-One: 1\r\n");
  }

  @Test
  void changedMessageIsDeliveredToAllRecipients() {
    transport.change =
        question ->
            List.of(
                new OctetReplacement(
                    question.message().content().size() - 2,
                    0,
                    " Changed.".getBytes(StandardCharsets.US_ASCII)));
    assertThat(accept()).isInstanceOf(Verdict.Accepted.class);
    assertThat(transport.store.got).hasSize(2);
    assertThat(transport.store.got.getFirst().message()).endsWith("\r\n\r\nHello. Changed.\r\n");
  }

  @Test
  void failureToChangeAMessageDefersIt() {
    transport.change =
        question -> {
          throw new IllegalStateException("no");
        };
    assertThat(accept()).isInstanceOf(Verdict.Deferred.class);
    assertThat(transport.store.got).isEmpty();
  }
}
