package org.carillon.format.mime.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.SingleAuthor;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;
import org.carillon.format.packed.PackedFile;
import org.carillon.format.packed.SignedMail;
import org.carillon.format.packed.Tnef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of messages as programs send them, which other readers are reported to read wrongly. */
class AppendedMessagesTest {
  private static byte[] sent(String name) throws IOException {
    try (InputStream in =
        AppendedMessagesTest.class.getResourceAsStream("../sent/" + name + ".eml")) {
      return in.readAllBytes();
    }
  }

  private static Part body(byte[] message) {
    return Outline.parse(message, 0, message.length).body();
  }

  private static PartContent content(byte[] message, Part part) {
    return new PartContent(
        (position, into, offset, length) -> {
          int n = (int) Math.min(length, message.length - position);
          System.arraycopy(message, (int) position, into, offset, n);
          return n == 0 ? -1 : n;
        },
        0,
        part);
  }

  /** Returns the texts that are read from a message, one for each part. */
  private static List<String> texts(byte[] message) throws IOException {
    List<String> texts = new ArrayList<>();
    for (Bodies.Leaf leaf : Bodies.inline(body(message), true)) {
      texts.add(content(message, leaf.part()).text(1_000).strip());
    }
    return texts;
  }

  private static List<String> names(byte[] message) {
    return Bodies.attachments(body(message)).stream()
        .map(Bodies.Leaf::part)
        .map(Bodies::name)
        .toList();
  }

  @Test
  void preambleTextIsReadWithoutAnyPart() throws IOException {
    byte[] message = sent("b05-text-preamble-only");
    assertThat(texts(message)).containsExactly("TEXT-IN-PREAMBLE that a person wrote");
    assertThat(names(message)).isEmpty();
  }

  @Test
  void malformedContentTypesAreReadInTheirCharset() throws IOException {
    byte[] message = sent("b06-quoted-odd");
    assertThat(texts(message))
        .containsExactly(
            "NO-SEMICOLON \u00fc",
            "<p>UNCLOSED-QUOTE \u00fc</p>",
            "SINGLE-QUOTES \u00fc",
            "TWICE \u00fc");
    assertThat(names(message)).isEmpty();
  }

  @Test
  void onlyOneAlternativeIsReadAndNoneIsAnAttachment() throws IOException {
    byte[] message = sent("t02-amp");
    assertThat(texts(message)).containsExactly("<p>HTML-AMP</p>");
    assertThat(names(message)).isEmpty();
  }

  @Test
  void enrichedTextIsReadAsWords() throws IOException {
    byte[] message = sent("t03-enriched");
    assertThat(EnrichedText.of(texts(message).getFirst()))
        .isEqualTo("Now is the time for all good men (and <women>)\nto come.");
    assertThat(names(message)).isEmpty();
  }

  @Test
  void deliveryReportIsReadCompletely() throws IOException {
    byte[] message = sent("r01-dsn");
    assertThat(texts(message))
        .hasSize(3)
        .anyMatch(text -> text.contains("Final-Recipient: rfc822; nobody@remote.test"))
        .anyMatch(text -> text.contains("Subject: original subject"));
    assertThat(names(message)).isEmpty();
  }

  @Test
  void malformedFileNamesAreReadCompletely() throws IOException {
    assertThat(names(sent("m05-2047-in-2231")))
        .containsExactly("* " + "\ud83d\ude01".repeat(6) + ".docx");
    assertThat(names(sent("m10-ctype-nosubtype")))
        .containsExactly(
            "a.zip", "b.txt", "unquoted name with blanks.txt", "\u00e4\u00f6\u00fc 8bit.png");
  }

  @ParameterizedTest
  @CsvSource({"w02-tnef-rtf-body, Letter-in-RTF, a.txt", "w04-tnef-whole, Whole-letter, only.pdf"})
  void winmailBodyIsRead(String name, String words, String file) throws IOException {
    byte[] tnef = packed(sent(name), "ms-tnef");
    assertThat(Tnef.messageText(tnef).orElseThrow().text()).contains(words);
    assertThat(Tnef.files(tnef)).extracting(PackedFile::name).containsExactly(file);
  }

  @Test
  void winmailFileNamesUseItsCodepage() throws IOException {
    assertThat(Tnef.files(packed(sent("w01-tnef-big5"), "ms-tnef")))
        .extracting(PackedFile::name)
        .containsExactly("\u985e\u7269\u65991.xls", "plain.txt");
  }

  @Test
  void opaqueSignedMessageIsRead() throws IOException {
    SignedMail signed = SignedMail.of(packed(sent("p03-smime-opaque"), "pkcs7-mime")).orElseThrow();
    assertThat(signed.messageText().orElseThrow().text()).isNotBlank();
  }

  private static byte[] packed(byte[] message, String subtype) throws IOException {
    Part part =
        Bodies.leaves(body(message)).stream()
            .map(Bodies.Leaf::part)
            .filter(leaf -> leaf.is("application", subtype))
            .findFirst()
            .orElseThrow();
    try (InputStream in = content(message, part).stream()) {
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @CsvSource({"z-dmarc-bypass, ceo@bank.test", "z-g1-at-in-display-name, noreply@platform.test"})
  void authorIsTheAddressInAngleBrackets(String name, String author) throws IOException {
    assertThat(SingleAuthor.of(Header.parse(sent(name)))).contains(author);
  }
}
