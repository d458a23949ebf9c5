package org.carillon.format.mime.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.carillon.format.mime.body.ByteSource;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;
import org.carillon.format.mime.transfer.ConvertedMessage.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a converted message fits the host, and that its parts decode to the same octets. */
class ConvertedMessageTest {
  private static final String MIME = "Subject: x\nMIME-Version: 1.0\n";

  private static ByteSource source(byte[] message) {
    return (position, into, offset, length) -> {
      int n = (int) Math.min(length, message.length - position);
      System.arraycopy(message, (int) position, into, offset, Math.max(0, n));
      return n <= 0 ? -1 : n;
    };
  }

  private static byte[] crlf(String text) {
    return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<byte[]> converted(byte[] message, Target target) throws IOException {
    Optional<ConvertedMessage> converted =
        ConvertedMessage.of(source(message), message.length, target);
    if (converted.isEmpty()) {
      return Optional.empty();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    converted.get().writeTo(out);
    assertThat(converted.get().size()).isEqualTo(out.size());
    return Optional.of(out.toByteArray());
  }

  private static String sevenBit(String text) throws IOException {
    return new String(converted(crlf(text), Target.SEVEN_BIT).orElseThrow(), StandardCharsets.UTF_8)
        .replace("\r\n", "\n");
  }

  /** Returns the decoded bodies of the leaves, without a line end at their end. */
  private static List<String> bodies(byte[] message) throws IOException {
    List<String> bodies = new ArrayList<>();
    gather(message, Outline.parse(message).body(), bodies);
    return bodies;
  }

  private static void gather(byte[] message, Part part, List<String> bodies) throws IOException {
    for (Part inner : part.parts()) {
      gather(message, inner, bodies);
    }
    if (part.message().isPresent()) {
      gather(message, part.message().get().body(), bodies);
    } else if (!part.isMultipart()) {
      byte[] octets = new PartContent(source(message), 0, part).stream().readAllBytes();
      bodies.add(new String(octets, StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void textBecomesQuotedPrintable() throws IOException {
    assertThat(
            sevenBit(
                MIME
                    + "Content-Type: text/plain; charset=utf-8\n"
                    + "Content-Transfer-Encoding: 8bit\n\nGrüße = gut \nend\n"))
        .isEqualTo(
            MIME
                + "Content-Type: text/plain; charset=utf-8\n"
                + "Content-Transfer-Encoding: quoted-printable\n\n"
                + "Gr=C3=BC=C3=9Fe =3D gut=20\nend\n");
  }

  @Test
  void textOfAnotherScriptBecomesBase64() throws IOException {
    String text = "Content-Type: text/plain; charset=utf-8\n\nпривет, как дела\n";
    assertThat(sevenBit(MIME + text))
        .contains("Content-Transfer-Encoding: base64\n\n0L/RgNC40LLQtdGC")
        .endsWith("\n");
  }

  @Test
  void unlabelledTextIsLabelled() throws IOException {
    assertThat(sevenBit("Subject: x\n\nGrüße, this is unlabelled text\n"))
        .contains(
            "MIME-Version: 1.0\n",
            "charset=utf-8\n",
            "Content-Transfer-Encoding: quoted-printable");
    byte[] latin =
        "Subject: x\r\n\r\nGr\u00fc\u00dfe, unlabelled\r\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(new String(converted(latin, Target.SEVEN_BIT).orElseThrow(), StandardCharsets.UTF_8))
        .contains("charset=unknown-8bit");
  }

  @Test
  void onlyPartsThatNeedItAreEncoded() throws IOException {
    String message =
        MIME
            + "Content-Type: multipart/mixed; boundary=b\nContent-Transfer-Encoding: 8bit\n\n"
            + "--b\nContent-Transfer-Encoding: 8bit\n\nplain\n--b\n\nschön, a few words\n"
            + "--b\nContent-Type: message/rfc822\nContent-Transfer-Encoding: 8bit\n\n"
            + "Subject: inner\n\nGrüße, a few words\n--b--\n";
    assertThat(sevenBit(message))
        .isEqualTo(
            MIME
                + "Content-Type: multipart/mixed; boundary=b\nContent-Transfer-Encoding: 7bit\n\n"
                + "--b\nContent-Transfer-Encoding: 7bit\n\nplain\n--b\n"
                + "Content-Transfer-Encoding: quoted-printable\n\nsch=C3=B6n, a few words\n"
                + "--b\nContent-Type: message/rfc822\nContent-Transfer-Encoding: 7bit\n\n"
                + "Subject: inner\nContent-Transfer-Encoding: quoted-printable\n\n"
                + "Gr=C3=BC=C3=9Fe, a few words\n--b--\n");
  }

  @Test
  void signedContentIsNotConverted() throws IOException {
    String signed =
        "Content-Type: multipart/signed; boundary=s; protocol=x/y\n\n"
            + "--s\nContent-Transfer-Encoding: 8bit\n\n%s\n"
            + "--s\nContent-Type: x/y\n\nsignature\n--s--\n";
    assertThat(converted(crlf(MIME + signed.formatted("schön")), Target.SEVEN_BIT)).isEmpty();

    String beside =
        MIME
            + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nschön, a few words\n--b\n"
            + signed.formatted("plain")
            + "--b--\n";
    assertThat(sevenBit(beside)).contains("sch=C3=B6n").contains(signed.formatted("plain"));
  }

  @Test
  void unknownEncodingsAndFragmentsAreNotConverted() throws IOException {
    assertThat(
            converted(crlf(MIME + "Content-Transfer-Encoding: x-own\n\nschön\n"), Target.SEVEN_BIT))
        .isEmpty();
    assertThat(
            converted(
                crlf(MIME + "Content-Type: message/partial; id=a; number=2\n\nschön\n"),
                Target.SEVEN_BIT))
        .isEmpty();
  }

  @Test
  void strayOctetsInEncodedPartsAreEncodedAgain() throws IOException {
    byte[] message =
        crlf(MIME + "Content-Transfer-Encoding: quoted-printable\n\nschön =3D a few words\n");
    byte[] after = converted(message, Target.SEVEN_BIT).orElseThrow();
    assertThat(bodies(after)).isEqualTo(bodies(message));
    assertThat(new String(after, StandardCharsets.UTF_8)).contains("sch=C3=B6n =3D a few");
  }

  @Test
  void binaryPartsAreEncodedForHostsOfLines() throws IOException {
    byte[] message =
        crlf(
            MIME
                + "Content-Type: multipart/mixed; boundary=b\nContent-Transfer-Encoding: binary\n\n"
                + "--b\nContent-Transfer-Encoding: 8bit\n\nschön\n"
                + "--b\nContent-Type: application/x\nContent-Transfer-Encoding: binary\n\n"
                + "a\rb\0c\n--b--\n");
    byte[] after = converted(message, Target.EIGHT_BIT).orElseThrow();
    assertThat(new String(after, StandardCharsets.UTF_8))
        .contains("schön", "boundary=b\r\nContent-Transfer-Encoding: 8bit", "YQ1iAGM=");
    assertThat(bodies(after)).isEqualTo(bodies(message));
  }

  /** Headers keep their octets, so that only bodies are compared. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyMessageIsPureOrRefused(long seed) throws IOException {
    Random random = new Random(seed);
    for (int round = 0; round < 400; round++) {
      StringBuilder text = new StringBuilder(MIME);
      entity(text, random, 0);
      byte[] message = text.toString().getBytes(StandardCharsets.ISO_8859_1);
      Optional<byte[]> after = converted(message, Target.SEVEN_BIT);
      if (after.isPresent()) {
        assertThat(bodies(after.get())).as(text.toString()).isEqualTo(bodies(message));
        assertThat(after.get()).as(text.toString()).doesNotContain((byte) 0xe4);
      }
    }
  }

  private static void entity(StringBuilder text, Random random, int depth) {
    String[] encodings = {"7bit", "8BIT", "binary", "base64", "quoted-printable", ""};
    String encoding = encodings[random.nextInt(encodings.length)];
    int kind = random.nextInt(depth > 3 ? 3 : 6);
    String[] types = {
      "text/plain",
      "image/x",
      "text/html; charset=utf-8",
      "multipart/mixed",
      "message/rfc822",
      "multipart/signed"
    };
    String boundary = "b" + depth + random.nextInt(9);
    text.append("Content-Type: ").append(types[kind]);
    if (types[kind].startsWith("multipart")) {
      text.append("; boundary=").append(boundary);
    }
    text.append("\r\n");
    if (!encoding.isEmpty() && (kind < 3 || encoding.length() < 7 && !encoding.equals("base64"))) {
      text.append("Content-Transfer-Encoding: ").append(encoding).append("\r\n");
    }
    text.append("\r\n");
    if (kind < 3) {
      octets(text, random);
    } else if (kind == 4) {
      text.append("Subject: inner\r\n");
      entity(text, random, depth + 1);
    } else {
      for (int i = random.nextInt(3); i >= 0; i--) {
        text.append("--").append(boundary).append("\r\n");
        entity(text, random, depth + 1);
        text.append("\r\n");
      }
      text.append("--").append(boundary).append("--\r\n");
    }
  }

  private static void octets(StringBuilder text, Random random) {
    String[] words = {"a", "=", "\u00e4", " ", "\t", "\r\n", ".", "QUJD", "=3D", "\r", "\n", "\0"};
    for (int i = random.nextInt(200); i > 0; i--) {
      text.append(words[random.nextInt(words.length)]);
    }
  }
}
