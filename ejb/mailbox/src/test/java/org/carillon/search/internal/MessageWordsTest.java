package org.carillon.search.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.document.Document;
import org.carillon.format.growth.Growth;
import org.carillon.format.mime.body.ByteSource;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.summary.SearchedText;
import org.carillon.search.internal.extracting.AttachmentText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that the words that the index takes of a message are limited, and take linear time. */
class MessageWordsTest {
  private static final int LONG = 400_000;

  /** The cost in ns per octet below which a measurement is not repeated. */
  private static final long CHEAP_NANOS_AN_OCTET = 1_000;

  @Test
  void textOverTheLimitIsNotIndexed() throws IOException {
    String part = "--b\r\nContent-Type: text/plain\r\n\r\n%s\r\n";
    String message =
        "Subject: bells\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
            + part.formatted("ring ".repeat(20))
            + part.formatted("late")
            + part.formatted("later")
            + "--b--\r\n";

    Document document = words(message.getBytes(StandardCharsets.ISO_8859_1), 50);

    assertThat(document.getFields().toString()).contains("ring", "bells").doesNotContain("late");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/html|<div>",
        "text/html|<b><i></b>",
        "text/html|<table><b>",
        "text/html|<b> </b>",
        "text/html|<!--",
        "text/html|&amp",
        "text/html|<a href=",
        "text/plain|a ",
        "text/plain|e\u0301\u0323",
        "multipart/mixed; boundary=b|--b~~x~",
        "multipart/mixed; boundary=b|--b~Content-Type: text/html~~<div>~",
        "multipart/mixed; boundary=b|--b~Content-Type: message/rfc822~~Subject: a~~x~",
        "multipart/mixed; boundary=b|--b~Content-Type: application/x; name=y~~x~"
      })
  void messageWordsAreReadInLinearTime(String type, String part) {
    assertThat(
            Growth.of(
                MessageWordsTest::work,
                message(type, part, LONG / Growth.TIMES),
                message(type, part, LONG),
                CHEAP_NANOS_AN_OCTET * LONG))
        .isLessThan(Growth.LINEAR);
  }

  private static byte[] message(String type, String part, int octets) {
    String lines = part.replace("~", "\r\n");
    String text = "Content-Type: " + type + "\r\n\r\n" + lines.repeat(octets / lines.length());
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void work(byte[] message) {
    try {
      words(message, 1_000_000);
      SearchedText.inBody(source(message), 0, Outline.parse(message).body(), new Trigrams());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Document words(byte[] message, int most) throws IOException {
    Outline outline = Outline.parse(message);
    MessageWords words = new MessageWords(source(message), 0, most, AttachmentText.NONE);
    words.take(outline.envelope());
    words.take(outline.body());
    Document document = new Document();
    words.addTo(document);
    return document;
  }

  private static ByteSource source(byte[] message) {
    return (position, into, offset, length) -> {
      if (position >= message.length) {
        return -1;
      }
      int n = (int) Math.min(length, message.length - position);
      System.arraycopy(message, (int) position, into, offset, n);
      return n;
    };
  }
}
