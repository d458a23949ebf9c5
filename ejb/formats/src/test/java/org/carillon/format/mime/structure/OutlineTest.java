package org.carillon.format.mime.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.carillon.format.mime.header.Address;
import org.carillon.format.mime.header.Parameter;
import org.junit.jupiter.api.Test;

public class OutlineTest {

  /** The example of RFC 9051 §8 (and RFC 3501 §8), for which the RFC gives the FETCH response. */
  private static final String RFC_EXAMPLE =
      """
      Date: Wed, 17 Jul 1996 02:23:25 -0700 (PDT)
      From: Terry Gray <gray@cac.washington.edu>
      Subject: IMAP4rev1 WG mtg summary and minutes
      To: imap@cac.washington.edu
      cc: minutes@CNRI.Reston.VA.US, John Klensin <KLENSIN@MIT.EDU>
      Message-Id: <B27397-0100000@cac.washington.edu>
      MIME-Version: 1.0
      Content-Type: TEXT/PLAIN; CHARSET=US-ASCII

      """;

  private static final String NESTED =
      """
      From: "Joe \\"Q\\" Public" <joe@a.test>
      To: A Group:Ed Jones <ed@b.test>, jdoe@c.test;, undisclosed-recipients:;
      Subject: =?utf-8?q?caf=C3=A9?=
       folded
      Content-Type: multipart/mixed; boundary="outer"

      preamble
      --outer
      Content-Type: text/plain; charset=utf-8

      hello
      world
      --outer
      Content-Type: message/rfc822
      Content-Disposition: attachment; filename="a b.eml"

      From: inner@d.test (Inner Person)
      Subject: inside
      Content-Type: multipart/alternative; boundary=in

      --in

      one
      --in
      Content-Type: text/html
      Content-Transfer-Encoding: quoted-printable
      Content-Language: de, en

      <p>two
      --in--
      epilogue

      --outer--
      """;

  static byte[] crlf(String text) {
    return text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void envelopeMatchesTheRfcExample() {
    Outline outline = Outline.parse(crlf(RFC_EXAMPLE));
    assertThat(envelope(outline))
        .isEqualTo(
            """
            ("Wed, 17 Jul 1996 02:23:25 -0700 (PDT)" \
            "IMAP4rev1 WG mtg summary and minutes" \
            (("Terry Gray" NIL "gray" "cac.washington.edu")) \
            (("Terry Gray" NIL "gray" "cac.washington.edu")) \
            (("Terry Gray" NIL "gray" "cac.washington.edu")) \
            ((NIL NIL "imap" "cac.washington.edu")) \
            ((NIL NIL "minutes" "CNRI.Reston.VA.US")("John Klensin" NIL "KLENSIN" "MIT.EDU")) \
            NIL NIL "<B27397-0100000@cac.washington.edu>")""");
    assertThat(structure(outline))
        .isEqualTo(
            "(\"TEXT\" \"PLAIN\" (\"CHARSET\" \"US-ASCII\") NIL NIL \"7bit\" 0 0 NIL NIL NIL NIL)");
  }

  @Test
  void nestedMessagesHaveTheirOwnEnvelopes() {
    byte[] message = crlf(NESTED);
    Outline outline = Outline.parse(message);
    assertThat(envelope(outline))
        .contains(
            " \"=?utf-8?q?caf=C3=A9?= folded\" ((\"Joe \\\"Q\\\" Public\" NIL \"joe\" \"a.test\"))")
        .contains(
            "((NIL NIL \"A Group\" NIL)(\"Ed Jones\" NIL \"ed\" \"b.test\")"
                + "(NIL NIL \"jdoe\" \"c.test\")(NIL NIL NIL NIL)"
                + "(NIL NIL \"undisclosed-recipients\" NIL)(NIL NIL NIL NIL))");
    Part root = outline.body();
    assertThat(bodyOf(message, root.numbered(1).orElseThrow())).isEqualTo("hello\r\nworld");
    assertThat(root.numbered(1).orElseThrow().lines()).isEqualTo(2);
    Part attached = root.numbered(2).orElseThrow();
    assertThat(attached.disposition().orElseThrow().parameters())
        .containsExactly(new Parameter("filename", "a b.eml"));
    assertThat(attached.message().orElseThrow().envelope().from())
        .containsExactly(new Address.Mailbox("Inner Person", "", "inner", "d.test"));
    assertThat(bodyOf(message, attached)).startsWith("From: inner").endsWith("epilogue\r\n");
    assertThat(attached.lines()).isEqualTo(15);
    assertThat(bodyOf(message, root.numbered(2, 1).orElseThrow())).isEqualTo("one");
    Part html = root.numbered(2, 2).orElseThrow();
    assertThat(bodyOf(message, html)).isEqualTo("<p>two");
    assertThat(html.languages()).containsExactly("de", "en");
    assertThat(html.encoding()).isEqualTo("quoted-printable");
    assertThat(root.numbered(3)).isEmpty();
    assertThat(root.numbered(1, 1)).isEmpty();
    assertThat(root.numbered(2, 2, 1)).isEmpty();
  }

  @Test
  void aStreamGivesTheSameOutlineAsAnArray() throws IOException {
    byte[] message = crlf(NESTED + "x".repeat(100_000) + "\n--outer--\n");
    assertThat(Outline.parse(new Trickle(message)).encode())
        .isEqualTo(Outline.parse(message).encode());
  }

  @Test
  void encodedOutlineDecodesUnchanged() {
    Outline outline = Outline.parse(crlf(NESTED));
    Outline decoded = Outline.decode(outline.encode().clone());
    assertThat(decoded.envelope()).isEqualTo(outline.envelope());
    assertThat(decoded.body()).isEqualTo(outline.body());
    assertThat(decoded.bodyOffset()).isEqualTo(outline.body().bodyOffset());
  }

  @Test
  void raw8BitHeaderIsSentAsLiteral() {
    Outline outline = Outline.parse("Subject: caf\u00e9\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    assertThat(envelope(outline)).startsWith("(NIL {5}\r\ncaf\u00c3\u00a9 NIL");
    assertThat(outline.envelope().subject()).contains("caf\u00c3\u00a9");
  }

  @Test
  void multipartWithoutPartsIsShownAsText() {
    Outline outline = Outline.parse(crlf("Content-Type: multipart/mixed; boundary=b\n\nwords\n"));
    assertThat(structure(outline)).startsWith("((\"text\" \"plain\" NIL NIL NIL \"7bit\" 7 1 ");
    Part text = outline.body().numbered(1).orElseThrow();
    assertThat(text.size()).isEqualTo(7);
    assertThat(text.bodyOffset()).isEqualTo(outline.bodyOffset());
    Outline empty = Outline.parse(crlf("Content-Type: multipart/mixed; boundary=b\n\n"));
    assertThat(structure(empty)).startsWith("((\"text\" \"plain\" NIL NIL NIL \"7bit\" 0 0 ");
  }

  @Test
  void multipartWithoutBoundaryIsText() {
    Outline outline = Outline.parse(crlf("Content-Type: multipart/mixed\n\nhello\n"));
    assertThat(outline.body().is("text", "plain")).isTrue();
  }

  @Test
  void digestPartsAreMessages() {
    Outline outline =
        Outline.parse(
            crlf(
                "Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: in\n\ntext\n--b--\n"));
    Part part = outline.body().numbered(1).orElseThrow();
    assertThat(part.message().orElseThrow().envelope().subject()).contains("in");
  }

  @Test
  void lastLineWithoutEndIsCounted() {
    assertThat(Outline.parse(crlf("A: b\n\none\ntwo\n")).body().lines()).isEqualTo(2);
    assertThat(Outline.parse(crlf("A: b\n\none\ntwo")).body().lines()).isEqualTo(2);
    assertThat(Outline.parse(crlf("A: b\n\n")).body().lines()).isZero();
  }

  @Test
  void lineEndsMayBeBareLf() {
    byte[] message =
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\ntwo\n--b--\n"
            .getBytes(StandardCharsets.US_ASCII);
    assertThat(bodyOf(message, Outline.parse(message).body().numbered(1).orElseThrow()))
        .isEqualTo("one\ntwo");
  }

  @Test
  void nestingOverTheLimitIsOpaque() {
    StringBuilder deep = new StringBuilder();
    for (int i = 0; i < 3 * Outline.DEEPEST; i++) {
      deep.append("Content-Type: message/rfc822\n\n");
    }
    Part at = Outline.parse(crlf(deep.toString())).body();
    int depth = 0;
    while (at.message().isPresent()) {
      at = at.message().get().body();
      depth++;
    }
    assertThat(depth).isBetween(Outline.DEEPEST - 2, Outline.DEEPEST);
    assertThat(at.is("application", "octet-stream")).isTrue();
  }

  @Test
  void partsOverTheLimitBelongToTheLast() {
    StringBuilder many = new StringBuilder("Content-Type: multipart/mixed; boundary=b\n\n");
    for (int i = 0; i < Outline.MOST_OCTETS / 50; i++) {
      many.append("--b\n\nx\n");
    }
    Outline outline = Outline.parse(crlf(many + "--b--\n"));
    assertThat(outline.encode()).hasSizeLessThan(Outline.MOST_OCTETS);
    assertThat(outline.isCut()).isTrue();
    List<Part> parts = outline.body().parts();
    assertThat(parts).hasSizeGreaterThan(1_500);
    assertThat(parts.getLast().size()).isGreaterThan(100);
    assertThat(Outline.decode(outline.encode()).isCut()).isTrue();
  }

  @Test
  void randomMessageHasAnOutlineThatDecodes() {
    Random random = new Random(1);
    byte[] seed = crlf(NESTED);
    for (int round = 0; round < 20_000; round++) {
      byte[] message = mutate(seed, random);
      Outline outline = Outline.parse(message);
      assertWithin(outline.body(), message.length);
      assertThat(outline.envelope()).isNotNull();
    }
  }

  @Test
  void unparsableMessageIsTextWithoutHeader() {
    Outline none = Outline.decode(new byte[0]);

    assertThat(none.bodyOffset()).isZero();
    assertThat(none.envelope().subject()).isEmpty();
    assertThat(none.body().is("text", "plain")).isTrue();
  }

  @Test
  void damagedEncodingsAreRefused() {
    Random random = new Random(2);
    byte[] encoded = Outline.parse(crlf(NESTED)).encode();
    assertThatThrownBy(() -> Outline.decode(new byte[] {127}).body())
        .isInstanceOf(IllegalArgumentException.class);
    for (int round = 0; round < 20_000; round++) {
      byte[] damaged = mutate(encoded, random);
      try {
        Outline outline = Outline.decode(damaged);
        outline.envelope();
        outline.body();
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageContaining("outline");
      }
    }
  }

  private static void assertWithin(Part part, long length) {
    assertThat(part.headerOffset()).isBetween(0L, length);
    assertThat(part.bodyOffset()).isBetween(part.headerOffset(), length);
    assertThat(part.bodyOffset() + part.size()).isLessThanOrEqualTo(length);
    assertThat(part.lines()).isBetween(0L, part.size());
    part.parts().forEach(p -> assertWithin(p, length));
    part.message().ifPresent(m -> assertWithin(m.body(), length));
  }

  /** Overwrites, cuts and repeats octets, as in hostile messages. */
  public static byte[] mutate(byte[] seed, Random random) {
    byte[] mutant = seed.clone();
    int changes = 1 + random.nextInt(8);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(mutant.length);
      switch (random.nextInt(4)) {
        case 0 -> mutant[at] = (byte) random.nextInt(256);
        case 1 -> mutant[at] = (byte) "\r\n:;\"(<>,@-= ".charAt(random.nextInt(13));
        case 2 -> {
          int from = random.nextInt(mutant.length);
          int n = random.nextInt(mutant.length - Math.max(at, from) + 1);
          System.arraycopy(mutant, from, mutant, at, n);
        }
        default -> mutant = java.util.Arrays.copyOf(mutant, 1 + random.nextInt(mutant.length));
      }
    }
    return mutant;
  }

  private static String bodyOf(byte[] message, Part part) {
    return new String(
        message, (int) part.bodyOffset(), (int) part.size(), StandardCharsets.ISO_8859_1);
  }

  private static String envelope(Outline outline) {
    return new String(
        outline.encode(),
        outline.envelopeAt(),
        outline.envelopeLength(),
        StandardCharsets.ISO_8859_1);
  }

  private static String structure(Outline outline) {
    return new String(
        outline.encode(),
        outline.structureAt(),
        outline.structureLength(),
        StandardCharsets.ISO_8859_1);
  }

  /** A stream that returns one octet at a time. */
  private static final class Trickle extends ByteArrayInputStream {
    Trickle(byte[] bytes) {
      super(bytes);
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) {
      return super.read(into, offset, Math.min(length, 1));
    }
  }
}
