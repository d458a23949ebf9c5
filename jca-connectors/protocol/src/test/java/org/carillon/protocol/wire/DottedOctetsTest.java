package org.carillon.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.carillon.contract.mail.BareNewlinePolicy;
import org.carillon.protocol.wire.DottedOctets.Result;
import org.junit.jupiter.api.Test;

/** Tests against a slow, simple reference: the message ends at the first CRLF.CRLF. */
class DottedOctetsTest {
  private static final String[] PIECES = {
    "\r", "\n", ".", "\r\n", "\r\n.", ".\r\n", "\r\n.\r\n", "x", "xx..x", "\n.\r\n", "\r.\r", "\0"
  };

  @Test
  void messageEndMatchesTheReferenceImplementation() throws Exception {
    Random random = new Random(5321);
    for (int round = 0; round < 100_000; round++) {
      StringBuilder text = new StringBuilder();
      int pieces = random.nextInt(12);
      for (int i = 0; i < pieces; i++) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      String sent = text.append("\r\n.\r\nNEXT\r\n").toString();
      check(sent, BareNewlinePolicy.REFUSE, random);
      check(sent, BareNewlinePolicy.NORMALIZE, random);
    }
  }

  private static void check(String sent, BareNewlinePolicy ends, Random random) throws Exception {
    // The line before the first counts as properly ended.
    String framed = "\r\n" + sent;
    int end = framed.indexOf("\r\n.\r\n");
    String message = framed.substring(2, Math.max(2, end + 2));
    boolean bare =
        ends == BareNewlinePolicy.REFUSE && message.replace("\r\n", "").matches("(?s).*[\r\n].*");

    MemoryLink link = new MemoryLink();
    int at = 0;
    while (at < sent.length()) {
      int to = Math.min(sent.length(), at + 1 + random.nextInt(7));
      link.send(sent.substring(at, to));
      at = to;
    }
    link.end();
    Wire wire = new Wire(link, LineEnds.LENIENT, 512, Duration.ofSeconds(5));
    ByteArrayOutputStream got = new ByteArrayOutputStream();
    Result result = new DottedOctets(1_000_000, ends).read(wire, got::write);

    String shown = sent.replace("\r", "\\r").replace("\n", "\\n");
    assertThat(result).as(shown).isEqualTo(bare ? Result.BARE_ENDING : Result.WHOLE);
    if (!bare) {
      assertThat(got.toString(StandardCharsets.ISO_8859_1))
          .as(shown)
          .isEqualTo(("\r\n" + message).replace("\r\n.", "\r\n").substring(2));
    }
    String rest = framed.substring(end + 5);
    int newline = rest.indexOf('\n');
    assertThat(wire.readLine())
        .as(shown)
        .isEqualTo(new Input.Line(withoutReturn(rest.substring(0, newline))));
  }

  private static String withoutReturn(String line) {
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  @Test
  void messageSizeIsLimitedButNotLineLength() throws Exception {
    MemoryLink link = new MemoryLink();
    link.send("y".repeat(99_000) + "\r\n.\r\n");
    Wire wire = new Wire(link, LineEnds.STRICT, 512, Duration.ofSeconds(5));
    ByteArrayOutputStream got = new ByteArrayOutputStream();
    assertThat(new DottedOctets(100_000, BareNewlinePolicy.REFUSE).read(wire, got::write))
        .isEqualTo(Result.WHOLE);
    assertThat(got.size()).isEqualTo(99_002);
    link.send("z\r\n".repeat(1_000));
    assertThat(new DottedOctets(2_000, BareNewlinePolicy.REFUSE).read(wire, got::write))
        .isEqualTo(Result.ENDLESS);
  }

  /** RFC 5321 §4.5.3.1.6: no server must accept more than 998 octets and CRLF. */
  @Test
  void longLinesAreFoldedBetweenCharacters() throws Exception {
    assertThat(written("x".repeat(998) + "\r\n")).isEqualTo("x".repeat(998) + "\r\n.\r\n");
    assertThat(written("x".repeat(999) + "\r\n."))
        .isEqualTo("x".repeat(998) + "\r\n x\r\n..\r\n.\r\n");
    String folded = written("ü€😀".repeat(1_000));
    assertThat(folded.lines().mapToInt(line -> line.length()).max().getAsInt()).isBetween(990, 998);
    assertThat(folded.lines().map(Utf8::decode)).allMatch(Optional::isPresent);
    assertThat(Utf8.decode(folded.replace("\r\n ", "")).get())
        .isEqualTo("ü€😀".repeat(1_000) + "\r\n.\r\n");
  }

  private static String written(String text) throws Exception {
    MemoryLink link = new MemoryLink();
    Wire wire = new Wire(link, LineEnds.STRICT, 512, Duration.ofSeconds(5));
    DottedWriter writer = new DottedWriter(wire);
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    writer.write(octets, 0, octets.length);
    writer.end();
    wire.flush();
    return link.transcript();
  }

  @Test
  void messagesRoundTripThroughDotStuffing() throws Exception {
    Random random = new Random(1939);
    for (int round = 0; round < 50_000; round++) {
      StringBuilder text = new StringBuilder();
      int pieces = random.nextInt(12);
      for (int i = 0; i < pieces; i++) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      byte[] octets = text.toString().getBytes(StandardCharsets.ISO_8859_1);
      MemoryLink link = new MemoryLink();
      Wire wire = new Wire(link, LineEnds.STRICT, 512, Duration.ofSeconds(5));
      DottedWriter writer = new DottedWriter(wire);
      int split = random.nextInt(octets.length + 1);
      writer.write(octets, 0, split);
      writer.write(octets, split, octets.length - split);
      writer.end();
      wire.flush();
      MemoryLink back = new MemoryLink();
      back.send(link.transcript());
      ByteArrayOutputStream got = new ByteArrayOutputStream();
      Wire reader = new Wire(back, LineEnds.STRICT, 512, Duration.ofSeconds(5));
      assertThat(new DottedOctets(100_000, BareNewlinePolicy.REFUSE).read(reader, got::write))
          .isEqualTo(Result.WHOLE);
      String whole = text.toString().replaceAll("\r(?!\n)|(?<!\r)\n", "\r\n");
      String expected = whole.isEmpty() || whole.endsWith("\r\n") ? whole : whole + "\r\n";
      assertThat(got.toString(StandardCharsets.ISO_8859_1)).isEqualTo(expected);
      assertThat(reader.pipelined()).isFalse();
    }
  }
}
