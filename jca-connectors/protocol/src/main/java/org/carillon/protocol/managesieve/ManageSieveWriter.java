package org.carillon.protocol.managesieve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.carillon.protocol.wire.Wire;

/** Writes responses (RFC 5804 §1.2): strings are quoted if possible, else literals. */
final class ManageSieveWriter {

  /** The longest quoted string (RFC 5804 §4). */
  private static final int MOST_QUOTED = 1_024;

  private final Wire wire;

  ManageSieveWriter(Wire wire) {
    this.wire = wire;
  }

  /** Writes a string within a response. */
  void string(String text) throws IOException {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    boolean plain = text.chars().noneMatch(c -> c == '\r' || c == '\n' || c == 0);
    if (plain && octets.length <= MOST_QUOTED) {
      wire.write('"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    } else {
      literal(octets);
    }
  }

  /** Writes a script: a literal in a line of its own (§2.9). */
  void literal(String text) throws IOException {
    literal(text.getBytes(StandardCharsets.UTF_8));
    end();
  }

  private void literal(byte[] octets) throws IOException {
    wire.write("{" + octets.length + "}\r\n");
    wire.write(octets, 0, octets.length);
  }

  /** Writes a capability: a line of one or two strings (§1.7). */
  void capability(String name, String... value) throws IOException {
    string(name);
    for (String each : value) {
      wire.write(" ");
      string(each);
    }
    end();
  }

  void end() throws IOException {
    wire.write("\r\n");
  }

  /** Writes text between strings. */
  void plain(String text) throws IOException {
    wire.write(text);
  }

  /**
   * Writes the last line of a response.
   *
   * @param word {@code OK}, {@code NO} or {@code BYE}
   * @param code without parentheses; empty for none
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
