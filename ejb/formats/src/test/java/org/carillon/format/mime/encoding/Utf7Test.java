package org.carillon.format.mime.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Utf7Test {
  private static final Charset UTF_7 = Charsets.named("utf-7").orElseThrow();

  private static String strictly(String octets) throws CharacterCodingException {
    return UTF_7
        .newDecoder()
        .decode(ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1)))
        .toString();
  }

  /** The examples of RFC 2152, and surrogates. */
  @ParameterizedTest
  @CsvSource({
    "A+ImIDkQ., A≢Α.",
    "Hi Mom -+Jjo--!, Hi Mom -☺-!",
    "+ZeVnLIqe-, 日本語",
    "Item 3 is +AKM-1., Item 3 is £1.",
    "1 +- 1 +AD0- 2, 1 + 1 = 2",
    "+2D3eAA-, 😀",
    "+AOQ, ä"
  })
  void validUtf7IsDecoded(String octets, String text) throws CharacterCodingException {
    assertThat(strictly(octets)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gr\u00fc\u00df",
        "+ ",
        "+AOR-",
        "+AOQA-",
        "+2D0-",
        "+3gA-",
        "+2D3YPQ-",
        "+AOQ\u00e4",
        "caf+",
        "caf+A",
        "caf+AOR",
        "caf+2D0"
      })
  void malformedUtf7IsRefused(String octets) {
    assertThatThrownBy(() -> strictly(octets)).isInstanceOf(CharacterCodingException.class);
  }

  @Test
  void truncatedShiftAtTheEndIsIgnored() {
    assertThat(new String("caf+AOR".getBytes(StandardCharsets.US_ASCII), UTF_7))
        .isEqualTo("caf\u00e4");
    assertThat(new String("caf+".getBytes(StandardCharsets.US_ASCII), UTF_7)).isEqualTo("caf");
  }

  @Test
  void malformedInputDecodesAlikeInPieces() throws IOException {
    Random random = new Random(2152);
    String alphabet = "AZaz09+/-- \u00e42D3eAA";
    for (int round = 0; round < 2_000; round++) {
      byte[] octets = new byte[random.nextInt(60)];
      for (int i = 0; i < octets.length; i++) {
        octets[i] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
      }
      String whole = new String(octets, UTF_7);
      StringWriter inPieces = new StringWriter();
      try (Reader reader = new InputStreamReader(new ByteArrayInputStream(octets), UTF_7)) {
        for (int c = reader.read(); c >= 0; c = reader.read()) {
          inPieces.write(c);
        }
      }
      assertThat(inPieces.toString()).isEqualTo(whole);
      assertThat(whole.length()).isLessThanOrEqualTo(octets.length);
    }
  }
}
