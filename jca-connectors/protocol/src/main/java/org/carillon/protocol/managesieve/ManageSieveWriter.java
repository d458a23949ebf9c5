package org.carillon.protocol.managesieve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.carillon.protocol.wire.Wire;

/** Writes responses (RFC 5804 §1.2): strings quoted where they can be, else as literals. */
final class ManageSieveWriter {

  /** RFC 5804 §4. */
  private static final int MOST_QUOTED = 1_024;

  private final Wire wire;

  ManageSieveWriter(Wire wire) {
    this.wire = wire;
  }

  /** A string, where a response has one. */
  void string(String text) throws IOException {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    boolean plain = text.chars().noneMatch(c -> c == '\r' || c == '\n' || c == 0);
    if (plain && octets.length <= MOST_QUOTED) {
      wire.write('"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    } else {
      literal(octets);
    }
  }

  /** A script: a literal in a line of its own (§2.9). */
  void literal(String text) throws IOException {
    literal(text.getBytes(StandardCharsets.UTF_8));
    end();
  }

  private void literal(byte[] octets) throws IOException {
    wire.write("{" + octets.length + "}\r\n");
    wire.write(octets, 0, octets.length);
  }

  /** A capability: a line of one string or two (§1.7). */
  void capability(String name, String... value) throws IOException {
    string(name);
    for (String each : value) {
      wire.write(" ");
      string(each);
    }
    end();
  }

  /** A line's end. */
  void end() throws IOException {
    wire.write("\r\n");
  }

  /** Text between strings. */
  void plain(String text) throws IOException {
    wire.write(text);
  }

  /**
   * The last line of a response.
   *
   * @param word {@code OK}, {@code NO} or {@code BYE}
   * @param code without parentheses; empty for none
   * @param text for people
   */
  void outcome(String word, String code, String text) throws IOException {
    wire.write(word + (code.isEmpty() ? "" : " (" + code + ")"));
    if (!text.isEmpty()) {
      wire.write(" ");
      string(text);
    }
    end();
  }
}
