package org.carillon.mailauth.dkim.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.carillon.mailauth.dkim.key.Sha256;
import org.junit.jupiter.api.Test;

/** Tests that bodies become canonical in one pass, in whatever pieces their octets arrive. */
class BodyCanonicalizerTest {

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String hash(String canonical) {
    return HexFormat.of().formatHex(Sha256.digest().digest(octets(canonical)));
  }

  private static String hash(Canonicalization form, String body, int piece) {
    BodyDigest digest = new BodyDigest(Long.MAX_VALUE);
    BodyCanonicalizer canonicalizer = BodyCanonicalizer.of(form, digest);
    byte[] octets = octets(body);
    for (int at = 0; at < octets.length; at += piece) {
      canonicalizer.write(octets, at, Math.min(octets.length, at + piece));
    }
    canonicalizer.end();
    return HexFormat.of().formatHex(digest.hash());
  }

  /** A literal implementation of RFC 6376 §3.4.3. */
  private static String simple(String body) {
    String kept = body;
    while (kept.endsWith("\r\n")) {
      kept = kept.substring(0, kept.length() - 2);
    }
    return kept + "\r\n";
  }

  /** A literal implementation of RFC 6376 §3.4.4. */
  private static String relaxed(String body) {
    String kept = body.replaceAll("[ \t]+(?=\r\n|\\z)", "").replaceAll("[ \t]+", " ");
    while (kept.endsWith("\r\n")) {
      kept = kept.substring(0, kept.length() - 2);
    }
    return kept.isEmpty() ? "" : kept + "\r\n";
  }

  @Test
  void rfcExamplesAreCanonicalized() {
    // RFC 6376 §3.4.5
    assertThat(relaxed(" C \r\nD \t E\r\n\r\n\r\n")).isEqualTo(" C\r\nD E\r\n");
    assertThat(simple(" C \r\nD \t E\r\n\r\n\r\n")).isEqualTo(" C \r\nD \t E\r\n");
    assertThat(hash(Canonicalization.RELAXED, " C \r\nD \t E\r\n\r\n\r\n", 100))
        .isEqualTo(hash(" C\r\nD E\r\n"));
    assertThat(hash(Canonicalization.SIMPLE, " C \r\nD \t E\r\n\r\n\r\n", 100))
        .isEqualTo(hash(" C \r\nD \t E\r\n"));
    assertThat(hash(Canonicalization.RELAXED, "", 1)).isEqualTo(hash(""));
    assertThat(hash(Canonicalization.SIMPLE, "", 1)).isEqualTo(hash("\r\n"));
  }

  @Test
  void anyBodyIsCanonicalizedInAnyChunks() {
    Random random = new Random(4);
    List<String> parts =
        List.of(
            "\r\n",
            "\r\n",
            " ",
            "\t",
            "a",
            "bc",
            "\r",
            "\n",
            "é",
            "\0",
            ".",
            "eight  s",
            "long words");
    for (int round = 0; round < 20_000; round++) {
      StringBuilder body = new StringBuilder();
      int length = random.nextInt(16);
      for (int i = 0; i < length; i++) {
        body.append(parts.get(random.nextInt(parts.size())));
      }
      String text = body.toString();
      int piece = 1 + random.nextInt(60);
      assertThat(hash(Canonicalization.SIMPLE, text, piece))
          .as("simple %s in pieces of %s", text, piece)
          .isEqualTo(hash(simple(text)));
      assertThat(hash(Canonicalization.RELAXED, text, piece))
          .as("relaxed %s in pieces of %s", text, piece)
          .isEqualTo(hash(relaxed(text)));
    }
  }

  @Test
  void millionsOfEmptyLinesNeedNoMemory() {
    BodyDigest digest = new BodyDigest(10);
    BodyCanonicalizer canonicalizer = BodyCanonicalizer.of(Canonicalization.SIMPLE, digest);
    byte[] lines = octets("\r\n".repeat(50_000));
    for (int i = 0; i < 100; i++) {
      canonicalizer.write(lines, 0, lines.length);
    }
    canonicalizer.write(octets("x"), 0, 1);
    canonicalizer.end();
    assertThat(digest.octets()).isEqualTo(10_000_003);
    assertThat(HexFormat.of().formatHex(digest.hash())).isEqualTo(hash("\r\n".repeat(5)));
  }
}
