package org.carillon.format.mime.insert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.carillon.format.mime.body.Bodies;
import org.carillon.format.mime.body.ByteSource;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that text is inserted where people read it, and that nothing else of a message changes. */
class TextInsertionTest {
  private static final InsertedText LAST = new InsertedText("Example & Co.\nLondon", "", false);
  private static final InsertedText FIRST =
      new InsertedText("[from outside]", "<p>from outside</p>", true);
  private static final InsertedText UMLAUT = new InsertedText("Grüße – 東京", "", false);

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

  private static byte[] octets(String message) {
    return message
        .replace("\r\n", "\n")
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] inserted(byte[] message, InsertedText text) throws IOException {
    List<OctetReplacement> splices =
        TextInsertion.of(source(message), Outline.parse(new ByteArrayInputStream(message)), text);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int at = 0;
    for (OctetReplacement splice : splices) {
      out.write(message, at, (int) splice.at() - at);
      out.writeBytes(splice.octets());
      at = (int) (splice.at() + splice.length());
    }
    out.write(message, at, message.length - at);
    return out.toByteArray();
  }

  private static String latin(byte[] message) {
    return new String(message, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
  }

  private static String after(String message, InsertedText text) throws IOException {
    return latin(inserted(octets(message), text));
  }

  /** Returns the text that a reader shows of a leaf, by its number from 0. */
  private static String shown(byte[] message, int leaf) throws IOException {
    Part part =
        Bodies.leaves(Outline.parse(new ByteArrayInputStream(message)).body()).get(leaf).part();
    return new PartContent(source(message), 0, part).text(100_000).replace("\r\n", "\n");
  }

  private static void assertUntouched(String message, InsertedText text) throws IOException {
    assertThat(after(message, text)).isEqualTo(latin(octets(message)));
  }

  @Test
  void textIsAppendedToAMessageWithoutMime() throws IOException {
    assertThat(after("Subject: x\n\nhello\n", LAST))
        .isEqualTo("Subject: x\n\nhello\n\nExample & Co.\nLondon\n");
    assertThat(after("Subject: x\n\nhello", LAST))
        .isEqualTo("Subject: x\n\nhello\n\nExample & Co.\nLondon");
    assertThat(after("Subject: x\n\n", FIRST)).isEqualTo("Subject: x\n\n[from outside]\n\n");
  }

  @Test
  void charactersOutsideTheCharsetTurnThePartIntoUtf8() throws IOException {
    byte[] after = inserted(octets("Subject: x\n\nhello\n"), UMLAUT);

    assertThat(latin(after))
        .startsWith("Subject: x\nMIME-Version: 1.0\n")
        .contains("Content-Type: text/plain; charset=utf-8\n")
        .contains("Content-Transfer-Encoding: quoted-printable\n\n")
        .contains("Gr=C3=BC=C3=9Fe");
    assertThat(shown(after, 0)).isEqualTo("hello\n\nGrüße – 東京\n");
  }

  @Test
  void partKeepsACharsetThatHasTheCharacters() throws IOException {
    String message =
        """
        Content-Type: text/plain; charset=iso-8859-1
        Content-Transfer-Encoding: 8bit

        caf\u00e9
        """;
    byte[] after = inserted(octets(message), new InsertedText("Grüße", "", false));

    assertThat(latin(after))
        .startsWith("Content-Type: text/plain; charset=iso-8859-1\n")
        .endsWith("caf\u00e9\n\nGr\u00fc\u00dfe\n");
    assertThat(shown(inserted(octets(message), UMLAUT), 0)).isEqualTo("café\n\nGrüße – 東京\n");
  }

  @Test
  void transferEncodingIsKept() throws IOException {
    String base64 =
        """
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: base64

        Y2Fmw6kK
        """;
    byte[] after = inserted(octets(base64), UMLAUT);
    assertThat(latin(after)).contains("Content-Transfer-Encoding: base64\n");
    assertThat(shown(after, 0)).startsWith("café\n").contains("Grüße – 東京");

    String quoted =
        """
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        caf=C3=A9 and a line that is soft=
        ly broken
        """;
    assertThat(shown(inserted(octets(quoted), UMLAUT), 0))
        .isEqualTo("café and a line that is softly broken\n\nGrüße – 東京\n");
  }

  @Test
  void statefulCharsetIsConvertedToUtf8() throws IOException {
    byte[] japanese = "日本".getBytes(Charset.forName("ISO-2022-JP"));
    String message =
        "Content-Type: text/plain; charset=iso-2022-jp\n\n"
            + new String(japanese, StandardCharsets.ISO_8859_1)
            + "\n";

    byte[] after = inserted(octets(message), LAST);

    assertThat(latin(after)).contains("charset=utf-8");
    assertThat(shown(after, 0)).isEqualTo("日本\n\nExample & Co.\nLondon\n");
  }

  @Test
  void undecodablePartIsUntouched() throws IOException {
    assertUntouched("Content-Type: text/plain; charset=x-nobody-knows\n\n\u00ff\n", LAST);
    assertUntouched("Content-Type: text/plain; charset=iso-2022-jp\n\n\u00ff\u00fe\n", LAST);
  }

  private static final String ALTERNATIVES =
      """
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=mix

      preamble
      --mix
      Content-Type: multipart/alternative; boundary=alt

      --alt
      Content-Type: text/plain

      hello
      --alt
      Content-Type: multipart/related; boundary=rel

      --rel
      Content-Type: text/html; charset=utf-8

      <html><body class="x>y"><p>hello</p></body></html>
      --rel
      Content-Type: image/png
      Content-ID: <1@x>

      PNG
      --rel--
      --alt--
      --mix
      Content-Type: text/plain
      Content-Disposition: attachment; filename=notes.txt

      notes
      --mix--
      epilogue
      """;

  @Test
  void textIsInsertedInEachAlternativeButNotInAttachments() throws IOException {
    assertThat(after(ALTERNATIVES, LAST))
        .isEqualTo(
            ALTERNATIVES
                .replace("\nhello\n--alt", "\nhello\n\nExample & Co.\nLondon\n--alt")
                .replace(
                    "</p></body>", "</p>\n<div>\nExample &amp; Co.<br>\nLondon\n</div>\n</body>"));
    assertThat(after(ALTERNATIVES, FIRST))
        .isEqualTo(
            ALTERNATIVES
                .replace("\n\nhello\n--alt", "\n\n[from outside]\n\nhello\n--alt")
                .replace("<p>hello", "\n<p>from outside</p>\n<p>hello"));
  }

  @Test
  void textIsInsertedOnlyOnce() throws IOException {
    for (InsertedText text : List.of(LAST, FIRST, UMLAUT)) {
      for (String message : List.of(ALTERNATIVES, "Subject: x\n\nhello\n")) {
        byte[] once = inserted(octets(message), text);
        assertThat(latin(inserted(once, text))).isEqualTo(latin(once));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/signed; boundary=b; protocol=\"application/pgp-signature\"",
        "multipart/encrypted; boundary=b",
        "multipart/report; boundary=b; report-type=delivery-status"
      })
  void signedEncryptedAndReportMessagesAreUntouched(String type) throws IOException {
    assertUntouched(
        "Content-Type: " + type + "\n\n--b\nContent-Type: text/plain\n\nhello\n--b--\n", LAST);
    assertUntouched(
        "Content-Type: multipart/mixed; boundary=o\n\n--o\nContent-Type: text/plain\n\nlist says\n"
            + "--o\nContent-Type: "
            + type
            + "\n\n--b\nContent-Type: text/plain\n\nhello\n--b--\n--o--\n",
        LAST);
  }

  @Test
  void openPgpAndCmsMessagesAreUntouched() throws IOException {
    assertUntouched("Content-Type: application/pkcs7-mime; name=smime.p7m\n\nMIIB\n", LAST);
    assertUntouched("Subject: x\n\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nhi\n", LAST);
    assertUntouched("Content-Type: application/pdf\n\n%PDF\n", LAST);
  }

  @Test
  void textIsInsertedAsAPartWithoutAReadablePart() throws IOException {
    byte[] after =
        inserted(
            octets(
                """
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: application/pdf

                %PDF
                --b--
                """),
            UMLAUT);

    assertThat(shown(after, 0)).isEqualTo("Grüße – 東京");
    assertThat(Bodies.leaves(Outline.parse(new ByteArrayInputStream(after)).body()))
        .extracting(leaf -> leaf.part().type())
        .containsExactly("text", "application");
  }

  @Test
  void textIsNotInsertedInEnclosedMessages() throws IOException {
    String forwarded =
        """
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: message/rfc822

        Subject: inner

        inner
        --b
        Content-Type: text/plain

        outer
        --b--
        """;
    assertThat(after(forwarded, LAST))
        .contains("\ninner\n--b")
        .contains("outer\n\nExample & Co.\nLondon\n--b--");
  }

  @Test
  void bodyTagsInCommentsAndTextsAreIgnored() throws IOException {
    String html =
        "<!doctype html><!-- <body> --><html><head><title><body></title>"
            + "<style>/*<body>*/</style></head><BODY>hi<!-- </body> --></BODY></html>";
    assertThat(after("Content-Type: text/html\n\n" + html, FIRST))
        .endsWith("<BODY>\n<p>from outside</p>\nhi<!-- </body> --></BODY></html>");
    assertThat(after("Content-Type: text/html\n\n" + html, LAST))
        .contains("<!-- </body> -->\n<div>\nExample")
        .endsWith("</div>\n</BODY></html>");
    assertThat(after("Content-Type: text/html\n\nhi <b>all", FIRST))
        .endsWith("\n\n\n<p>from outside</p>\nhi <b>all");
    assertThat(after("Content-Type: text/html\n\n<p title='<body>'>hi", FIRST))
        .endsWith("\n\n\n<p>from outside</p>\n<p title='<body>'>hi");
  }

  @Test
  void insertedFlowedLinesAreSpaceStuffed() throws IOException {
    InsertedText text = new InsertedText("From us\n> not a quote", "", false);
    assertThat(after("Content-Type: text/plain; format=flowed\n\nhi\n", text))
        .endsWith("hi\n\n From us\n > not a quote\n");
  }

  @Test
  void damagedMessagesAreHandled() throws IOException {
    Random random = new Random(125);
    byte[] good = octets(ALTERNATIVES);
    for (int i = 0; i < 2_000; i++) {
      byte[] damaged = good.clone();
      for (int n = random.nextInt(1, 12); n > 0; n--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      assertThat(inserted(damaged, UMLAUT).length).isGreaterThanOrEqualTo(damaged.length / 2);
    }
  }
}
