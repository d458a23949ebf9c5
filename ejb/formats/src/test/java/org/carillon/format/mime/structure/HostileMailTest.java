package org.carillon.format.mime.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carillon.format.growth.Growth;
import org.carillon.format.mime.body.ByteSource;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.header.BaseSubject;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.References;
import org.carillon.format.mime.summary.FoldedText;
import org.carillon.format.mime.summary.SearchedText;
import org.carillon.format.mime.summary.Summary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that delivering, listing, searching and showing any message takes time linear in its
 * octets, and that the stored data about it is bounded.
 */
class HostileMailTest {
  private static final int ROUNDS = 10;

  /** The cost that is always accepted, in ns per octet. */
  private static final long CHEAP_NANOS_AN_OCTET = 120;

  /** The most that an octet may cost in ns, however the cost grows. */
  private static final long MOST_NANOS_AN_OCTET = 2_000;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @Test
  void hostileHeadersAreParsedInLinearTime() {
    assertThat(slow(HostileMail.headers(), 16_384)).isEmpty();
  }

  @Test
  void hostileStructuresAreParsedInLinearTime() {
    assertThat(slow(HostileMail.structures(), 262_144)).isEmpty();
  }

  static Stream<HostileMail> large() {
    return Stream.of(
        new HostileMail("empty To", "", "To:\n", "\r\n\r\nx"),
        new HostileMail("To", "", "To: x\r\n", "\r\n\r\nx"),
        new HostileMail("groups", "From: x", ",a:;", "\r\n\r\nx"),
        new HostileMail(
            "parts", "Content-Type: multipart/mixed; boundary=b\r\n\r\n", "--b\r\n\r\nx\r\n", ""));
  }

  @ParameterizedTest
  @MethodSource("large")
  void outlineSizeAndCostAreBounded(HostileMail mail) throws IOException {
    long before = THREADS.getCurrentThreadCpuTime();
    Outline outline = Outline.parse(mail.stream(50 << 20));
    assertThat((THREADS.getCurrentThreadCpuTime() - before) / (50 << 20))
        .isLessThan(CHEAP_NANOS_AN_OCTET);
    assertThat(outline.encode()).hasSizeLessThanOrEqualTo(Outline.MOST_OCTETS);
    assertThat(outline.envelope()).isNotNull();
    assertThat(outline.body()).isNotNull();
  }

  private static List<String> slow(Stream<HostileMail> mails, int octets) {
    List<String> slow = new ArrayList<>();
    mails.forEach(
        mail -> {
          byte[] large = mail.message(octets);
          byte[] small = mail.message(octets / Growth.TIMES);
          double times =
              Growth.of(HostileMailTest::work, small, large, CHEAP_NANOS_AN_OCTET * large.length);
          if (times >= Growth.LINEAR) {
            slow.add("%s: %.1f times".formatted(mail, times));
          }
          if (dear(large)) {
            slow.add("%s: more than %d ns an octet".formatted(mail, MOST_NANOS_AN_OCTET));
          }
        });
    return slow;
  }

  private static boolean dear(byte[] message) {
    return IntStream.range(0, ROUNDS)
        .allMatch(
            i ->
                Growth.cost(HostileMailTest::work, message) > MOST_NANOS_AN_OCTET * message.length);
  }

  /** Does all the work of delivering, listing, sorting, threading and searching a message. */
  private static void work(byte[] message) {
    Outline outline = Outline.parse(message);
    assertThat(outline.encode()).hasSizeLessThanOrEqualTo(Outline.MOST_OCTETS);
    int headerEnd = (int) Math.min(outline.bodyOffset(), Outline.MOST_HEADER_OCTETS);
    byte[] header = Arrays.copyOf(message, headerEnd);
    Header fields = Header.parse(header);
    References.of(fields);
    MessageKind.of(fields, outline.body());
    BaseSubject.of(outline.envelope().subject().orElse(""));
    Summary.of(outline);
    FoldedText wanted = new FoldedText("needle");
    Summary whole = Summary.whole(outline);
    for (Summary.Text text : Summary.Text.values()) {
      wanted.isIn(whole, text);
    }
    ByteSource source =
        (position, into, offset, length) -> {
          if (position >= message.length) {
            return -1;
          }
          int n = (int) Math.min(length, message.length - position);
          System.arraycopy(message, (int) position, into, offset, n);
          return n;
        };
    try {
      SearchedText.inHeader(header, wanted);
      SearchedText.inField(header, "Subject", wanted);
      SearchedText.inBody(source, 0, outline.body(), wanted);
      names(source, outline.body());
    } catch (IOException e) {
      throw new IllegalStateException("An array does not fail", e);
    }
  }

  private static void names(ByteSource source, Part part) {
    new PartContent(source, 0, part).fileName();
    part.parts().forEach(child -> names(source, child));
    part.message().ifPresent(message -> names(source, message.body()));
  }
}
