package org.carillon.mailbox.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.carillon.contract.content.Content;
import org.carillon.format.mime.structure.Outline;
import org.junit.jupiter.api.Test;

class PreviewTextTest {

  @Test
  void quotedLinesAndMarkupAreOmitted() {
    assertThat(PreviewText.of("> Really?\r\n\r\nYes,\r\n  of course.", false))
        .isEqualTo("Yes, of course.");
    assertThat(PreviewText.of("<style>p{}</style><p>Hello <b>you</b></p>", true))
        .isEqualTo("Hello you");
  }

  @Test
  void previewIsCutBetweenCharacters() {
    String words = PreviewText.of("\ud83d\udd14".repeat(500), false);
    assertThat(words.codePointCount(0, words.length())).isEqualTo(200);
    assertThat(words).doesNotEndWith("\ud83d");
  }

  @Test
  void previewPrefersPlainTextAndSkipsAttachments() throws IOException {
    assertThat(
            words(
                """
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain
                Content-Disposition: attachment

                A list
                --b
                Content-Type: multipart/alternative; boundary=c

                --c
                Content-Type: text/html

                <p>Hello</p>
                --c
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: base64

                R3LDvMOfZQ==
                --c--
                --b--
                """))
        .isEqualTo("Gr\u00fc\u00dfe");
    assertThat(words("Content-Type: image/png\n\nx")).isEmpty();
  }

  private static String words(String message) throws IOException {
    byte[] octets = message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    return PreviewText.of(Content.of(octets), Outline.parse(octets).body());
  }

  @Test
  void wordsAfterLongStylesAndDeepMarkupAreFound() throws Exception {
    String header = "Content-Type: text/html\n\n";
    assertThat(words(header + "<style>" + "p{color:red}".repeat(500) + "</style><p>The words"))
        .isEqualTo("The words");
    assertThat(words(header + "<div>".repeat(3_000) + "The words")).isEqualTo("The words");
    assertThat(PreviewText.of("one < two <di", true)).isEqualTo("one < two");
  }
}
