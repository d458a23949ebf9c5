package org.carillon.webmail.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carillon.format.mime.structure.Outline;
import org.carillon.web.Listed;
import org.junit.jupiter.api.Test;

class MessageHeadingTest {
  private static final OffsetDateTime ARRIVED = OffsetDateTime.parse("2026-11-21T12:11:00Z");

  private static MessageHeading heading(String fields) {
    byte[] message = (fields + "\r\nx\r\n").getBytes(StandardCharsets.UTF_8);
    return MessageHeading.of(Outline.parse(message).envelope(), ARRIVED, Locale.UK);
  }

  @Test
  void ccRecipientsAreInTheHeadingLine() {
    MessageHeading heading =
        heading("From: a@x.test\r\nTo: Alice <alice@x.test>\r\nCc: Bob <b@x.test>, c@x.test\r\n");

    assertThat(heading.toLine()).isEqualTo("Alice");
    assertThat(heading.ccLine()).isEqualTo("Bob, c@x.test");
  }

  @Test
  void nameWithAnUnquotedCommaIsOneRecipient() {
    MessageHeading heading =
        heading(
            "From: Dr. Meyer, Praxis <praxis@meyer.example>\r\n"
                + "To: Lind, Jonas <jonas@x.test>, Anna <anna@x.test>, Lind, ben@x.test, Weiß\r\n");
    assertThat(heading.from())
        .isEqualTo(new People.Person("Dr. Meyer, Praxis", "praxis@meyer.example"));
    assertThat(heading.to())
        .containsExactly(
            new People.Person("Lind, Jonas", "jonas@x.test"),
            new People.Person("Anna", "anna@x.test"),
            new People.Person("Lind", "ben@x.test"),
            new People.Person("Weiß", "Weiß"));
    assertThat(People.reachable(heading.to())).isEqualTo(heading.to().subList(0, 3));
  }

  @Test
  void addressIsNotTakenForAName() {
    MessageHeading heading =
        heading("From: boss@bank.test, Praxis <praxis@x.test>\r\nTo: root, staff\r\n");
    assertThat(heading.from().address()).isEqualTo("boss@bank.test");
    assertThat(heading.to()).hasSize(2);
    assertThat(People.reachable(heading.to())).isEqualTo(heading.to());
  }

  /** The second author also wrote it, and may be the real sender (RFC 5322 §3.6.2). */
  @Test
  void authorsAreAllNamed() {
    MessageHeading heading =
        heading("From: Boss <ceo@bank.test>, Eve <eve@remote.test>, z@remote.test\r\n");

    assertThat(heading.from().address()).isEqualTo("ceo@bank.test");
    assertThat(heading.getRemarks())
        .containsExactly(
            new MessageHeading.Remark("reading.also-from", "Eve <eve@remote.test>, z@remote.test"));
    assertThat(heading.getFields())
        .extracting(MessageHeading.Field::words)
        .containsExactly("reading.co-authors");
  }

  @Test
  void ccLineIsShownHoweverManyRecipients() {
    String many =
        IntStream.range(0, 200)
            .mapToObj(i -> "to" + i + "@x.test")
            .collect(Collectors.joining(","));
    MessageHeading heading = heading("From: a@x.test\r\nTo: " + many + "\r\nCc: boss@x.test\r\n");

    assertThat(heading.toLine()).endsWith("to4@x.test +195");
    assertThat(heading.ccLine()).isEqualTo("boss@x.test");
  }

  @Test
  void longRecipientListsAreCutAndCounted() {
    String many =
        IntStream.range(0, 900)
            .mapToObj(i -> "to" + i + "@x.test")
            .collect(Collectors.joining(","));

    Listed<People.Person> listed =
        heading("From: a@x.test\r\nTo: " + many + "\r\n").getFields().getFirst().people();

    assertThat(listed.shown()).hasSize(Listed.MOST);
    assertThat(listed.more()).isEqualTo(900 - Listed.MOST);
  }

  @Test
  void differentSenderAndReplyToAreShown() {
    MessageHeading heading =
        heading(
            "From: Bank <bank@x.test>\r\nSender: bot@y.test\r\nReply-To: Bank <evil@z.test>\r\n");

    assertThat(heading.getRemarks())
        .containsExactly(
            new MessageHeading.Remark("reading.sent-by", "bot@y.test"),
            new MessageHeading.Remark("reading.answers-to", "Bank <evil@z.test>"));
  }

  @Test
  void equalSenderAndReplyToAreNotShown() {
    MessageHeading heading =
        heading("From: Ann <a@x.test>\r\nSender: A@X.test\r\nReply-To: a@x.test\r\n");

    assertThat(heading.getRemarks()).isEmpty();
  }

  @Test
  void dateFieldIsShownIfItDiffersFromTheArrival() {
    MessageHeading soon = heading("Date: Sat, 21 Nov 2026 13:10:00 +0100\r\n");
    assertThat(soon.isDatedElse()).isFalse();
    assertThat(soon.dated()).startsWith("21 November 2026").endsWith("13:10 +0100");
    MessageHeading old = heading("Date: Mon, 4 Mar 2019 10:00:00 +0900\r\n");
    assertThat(old.isDatedElse()).isTrue();
    assertThat(old.dated()).startsWith("4 March 2019").endsWith("10:00 +0900");
    assertThat(heading("").dated()).isEmpty();
  }
}
