package org.carillon.format.growth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.carillon.format.budget.WorkBudget;
import org.carillon.format.mime.files.AttachedFiles;
import org.carillon.format.mime.structure.Outline;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that reading untrusted archives takes time linear in their length. */
class ArchivesGrowthTest {
  private static final int LENGTH = 512 << 10;

  /** The cost that is always accepted, in ns per octet. */
  private static final long CHEAP = 500;

  private static final String FILE = "Content-Type: application/octet-stream; name=a\r\n\r\n";
  private static final String TEXT = "Content-Type: text/plain\r\n\r\n";

  /** Returns the header of a file in a ZIP archive up to the length of its name, which is 1. */
  private static String local(int flags, int method, int packed) {
    return "PK\3\4\0\0"
        + (char) flags
        + "\0"
        + (char) method
        + "\0"
        + "\0".repeat(8)
        + (char) packed
        + "\0".repeat(7)
        + "\1\0\0\0a";
  }

  /** Returns an empty file in a tar archive. */
  private static String block() {
    StringBuilder block = new StringBuilder("a" + "\0".repeat(511));
    block.replace(124, 135, "00000000000").setCharAt(156, '0');
    return block.replace(257, 262, "ustar").toString();
  }

  static Stream<HostileShape> archives() {
    String empty = "\3\0";
    String gzip = "\37\213\b\0\0\0\0\0\0\3";
    return Stream.of(
        HostileShape.of("ZIP, stored", FILE, local(0, 0, 0), ""),
        HostileShape.of("ZIP, deflated", FILE, local(0, 8, 2) + empty, ""),
        HostileShape.of(
            "ZIP, unmeasured", FILE, local(8, 8, 0) + empty + "PK\7\b" + "\0".repeat(12), ""),
        HostileShape.of("ZIP, encrypted", FILE, local(1, 8, 0), ""),
        HostileShape.of(
            "ZIP, directory",
            FILE + local(0, 0, 0),
            "PK\1\2" + "\0".repeat(24) + "\1\0" + "\0".repeat(16) + "a",
            ""),
        HostileShape.of("ZIP in ZIP", FILE, local(0, 0, 200), ""),
        HostileShape.of("gzip", FILE, gzip + empty + "\0".repeat(8), ""),
        HostileShape.of("tar", FILE, block(), ""),
        HostileShape.of(
            "winmail.dat", FILE + "x\237>\"\1\0", "\2\17\200\6\0" + "\0".repeat(4) + "\0\0", ""),
        HostileShape.of("uuencode", TEXT, "begin 644 a\n", ""),
        HostileShape.of("uuencode, ended", TEXT, "begin 644 a\nend\n", ""));
  }

  @ParameterizedTest
  @MethodSource("archives")
  void archiveIsReadInLinearTime(HostileShape shape) {
    assertThat(shape.growth(ArchivesGrowthTest::look, LENGTH, CHEAP))
        .as(shape.name())
        .isLessThan(Growth.LINEAR);
  }

  private static void look(String text) {
    byte[] message = text.getBytes(ISO_8859_1);
    try {
      WorkBudget.instead(
          WorkBudget.ofFile(),
          () ->
              AttachedFiles.of(
                  (position, into, offset, length) -> {
                    int n = (int) Math.min(length, message.length - position);
                    System.arraycopy(message, (int) position, into, offset, Math.max(0, n));
                    return n <= 0 ? -1 : n;
                  },
                  Outline.parse(message).body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
