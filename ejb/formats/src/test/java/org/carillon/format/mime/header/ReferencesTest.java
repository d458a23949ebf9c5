package org.carillon.format.mime.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.carillon.format.mime.structure.Outline;
import org.junit.jupiter.api.Test;

class ReferencesTest {

  private static References of(String messageId, String references, String inReplyTo) {
    return References.of(Optional.of(messageId), Optional.of(references), Optional.of(inReplyTo));
  }

  private static long hash(String id) {
    return of("<" + id + ">", "", "").own().orElseThrow();
  }

  private static List<Long> before(References references) {
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < references.count(); i++) {
      ids.add(references.before(i));
    }
    return ids;
  }

  @Test
  void inReplyToCountsWithoutReferences() {
    assertThat(before(of("<c@x>", "<a@x> (really)\t<b@x>", "<z@x>")))
        .containsExactly(hash("a@x"), hash("b@x"));
    assertThat(before(of("<c@x>", "none", "Your mail of Monday <z@x> <y@x>")))
        .containsExactly(hash("z@x"));
  }

  @Test
  void messageIdsDifferingInQuotingAreEqual() {
    assertThat(of("<\"01KF8JCEOCBS0045PS\"@xxx.yyy.com>", "", "").own())
        .isEqualTo(of("<01KF8JCEOCBS0045PS@xxx.yyy.com>", "", "").own());
    assertThat(hash("A@x")).isNotEqualTo(hash("a@x"));
  }

  @Test
  void firstAndLastOfManyReferencesAreKept() {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      all.append('<').append(i).append("@x> ");
    }
    List<Long> kept = before(of("<m@x>", all.toString(), ""));
    assertThat(kept).hasSize(References.MOST).startsWith(hash("0@x")).endsWith(hash("9999@x"));
    assertThat(kept.get(1)).isEqualTo(hash("9937@x"));
  }

  @Test
  void randomReferencesSurviveEncoding() {
    Random random = new Random(4);
    String octets = "<>@\"\\ ab\r\n";
    for (int run = 0; run < 20_000; run++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(20); i > 0; i--) {
        text.append(octets.charAt(random.nextInt(octets.length())));
      }
      References references = of(text.toString(), text.toString(), text.toString());
      byte[] encoded = references.encode();
      assertThat(before(References.decode(encoded, 0, encoded.length)))
          .isEqualTo(before(references))
          .doesNotContain(0L);
    }
  }

  @Test
  void outlineStoresReferencesAndOlderOnesAreRead() {
    byte[] message =
        "Message-ID: <c@x>\r\nReferences: <a@x>\r\n <b@x>\r\nSubject: x\r\n\r\nText\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    Outline outline = Outline.parse(message);
    References kept = outline.references().orElseThrow();
    assertThat(kept.own()).hasValue(hash("c@x"));
    assertThat(before(kept)).containsExactly(hash("a@x"), hash("b@x"));

    Outline older = Outline.decode(withoutReferences(outline));
    assertThat(older.references()).isEmpty();
    assertThat(older.envelope()).isEqualTo(outline.envelope());
    assertThat(older.body()).isEqualTo(outline.body());
    assertThat(older).hasToString(outline.toString());
  }

  /** Returns the outline in version 1, without the block after the structure. */
  private static byte[] withoutReferences(Outline outline) {
    byte[] newer = outline.encode();
    int at = outline.structureAt() + outline.structureLength();
    byte[] older = new byte[newer.length - 1 - newer[at]];
    System.arraycopy(newer, 0, older, 0, at);
    System.arraycopy(newer, at + 1 + newer[at], older, at, older.length - at);
    older[0] = 1;
    return older;
  }
}
