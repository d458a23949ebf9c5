package org.carillon.bench.imap;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;

/**
 * Typical mail, each message by its number: in conversations of five, a text in two forms, ten
 * kilobytes.
 */
final class ImapMail {
  private static final int CONVERSATION = 5;
  private static final ZonedDateTime BEGIN =
      ZonedDateTime.of(2026, 1, 1, 8, 0, 0, 0, ZoneOffset.UTC);
  private static final String LINE =
      "The bells were rung at eight, at noon and again at the sixth hour.\n";

  private ImapMail() {}

  static byte[] message(int number) {
    int first = number - number % CONVERSATION;
    StringBuilder text = new StringBuilder(11_000);
    text.append(
        """
        Received: from mx.example.net (mx.example.net [192.0.2.1])
         by mail.example.test with ESMTPS id 4f3a2b1c for <u0@bench.test>;
         Fri, 20 Nov 2026 08:00:00 +0000
        Date: %s
        From: Writer %d <writer%d@example.net>
        To: Bob Example <bob@bench.test>, "Carol, of Sales" <carol@bench.test>
        Cc: dave@bench.test
        Subject: %sMinutes of the meeting about tower %d and its bells
        Message-ID: <%d@example.net>
        """
            .formatted(
                DateTimeFormatter.RFC_1123_DATE_TIME.format(BEGIN.plusMinutes(7L * number)),
                number % 53,
                number % 53,
                number == first ? "" : "Re: ",
                first / CONVERSATION,
                number));
    if (number > first) {
      text.append("In-Reply-To: <").append(number - 1).append("@example.net>\nReferences:");
      for (int earlier = first; earlier < number; earlier++) {
        text.append(" <").append(earlier).append("@example.net>");
      }
      text.append('\n');
    }
    text.append(
        """
        MIME-Version: 1.0
        Content-Type: multipart/alternative; boundary="=_b1"

        --=_b1
        Content-Type: text/plain; charset=utf-8

        """);
    String body = LINE.repeat(35) + rareWord(number % 1_000) + "\n" + LINE.repeat(35);
    text.append(body);
    text.append("--=_b1\nContent-Type: text/html; charset=utf-8\n\n<p>\n");
    text.append(body).append("--=_b1--\n");
    return text.toString().replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  /** A word that occurs in every thousandth message. */
  static String rareWord(int number) {
    return "carillonneur" + number + "x";
  }

  /** A message with an attachment, ten million octets in all. */
  static byte[] big() {
    byte[] attached = new byte[7_300_000];
    for (int at = 0; at < attached.length; at++) {
      attached[at] = (byte) (at * 31 + at / 977);
    }
    String text =
        "From: a@example.net\r\nSubject: The plans\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + Base64.getMimeEncoder().encodeToString(attached)
            + "\r\n";
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
