package org.carillon.protocol.imap.syntax;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.carillon.protocol.wire.Input;
import org.carillon.protocol.wire.Sink;
import org.carillon.protocol.wire.Wire;

/**
 * A command's octets, one char each, in order: a line, and while it ends in a literal, the literal
 * and the next line (RFC 3501 §4.3). A literal is read from the wire only when it is reached, so a
 * command refused before its literal never takes it.
 */
final class CommandOctets {
  /** The limit on a command's unstreamed literals together; before sign-in the wire's is lower. */
  static final int MOST_LITERAL_OCTETS = 65_536;

  private final Wire wire;
  private String line;
  private int at;
  private int literalOctets;

  CommandOctets(Wire wire, String line) {
    this.wire = wire;
    this.line = line;
  }

  /** A set of octets. */
  @FunctionalInterface
  interface Octets {
    boolean has(char octet);
  }

  /** Returns the next octet without taking it; -1 at the end of the command or before a literal. */
  int peek() {
    return at < line.length() ? line.charAt(at) : -1;
  }

  /** Takes the octet if it is next. */
  boolean take(char wanted) {
    if (peek() == wanted) {
      at++;
      return true;
    }
    return false;
  }

  /** Takes the next octets as long as they are in the set; perhaps none. */
  String takeAll(Octets wanted) {
    int from = at;
    while (at < line.length() && wanted.has(line.charAt(at))) {
      at++;
    }
    return line.substring(from, at);
  }

  /** Takes a text if it is next, compared without case, and no octet of the set follows it. */
  boolean take(String wanted, Octets goesOn) {
    int end = at + wanted.length();
    if (line.regionMatches(true, at, wanted, 0, wanted.length())
        && (end == line.length() || !goesOn.has(line.charAt(end)))) {
      at = end;
      return true;
    }
    return false;
  }

  /** Returns the size of the next literal without taking it. */
  long literalSize() throws BadCommand {
    int end = line.length() - 1;
    if (peek() != '{' || line.charAt(end) != '}' || line.indexOf('}', at) != end) {
      throw new BadCommand("Malformed literal");
    }
    int digitsEnd = line.charAt(end - 1) == '+' ? end - 1 : end;
    return number(line.substring(at + 1, digitsEnd));
  }

  /** Returns the value of digits, of at most 63 bits. */
  static long number(String digits) throws BadCommand {
    if (digits.isEmpty()) {
      throw new BadCommand("Malformed number");
    }
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10) {
        throw new BadCommand("Malformed number");
      }
      value = 10 * value + digit;
    }
    return value;
  }

  /** Reads the next literal, if it and those before it are within the limit. */
  String heldLiteral() throws BadCommand, IOException {
    long size = literalSize();
    if (size > wire.literals(MOST_LITERAL_OCTETS) - literalOctets) {
      throw new BadCommand("Literal too long");
    }
    literalOctets += (int) size;
    wire.hold(size);
    ByteArrayOutputStream held = new ByteArrayOutputStream((int) size);
    literal(held::write);
    return held.toString(StandardCharsets.ISO_8859_1);
  }

  /** Reads the next literal, asked for if needed (RFC 3501 §4.3, RFC 7888), and a line. */
  void literal(Sink sink) throws BadCommand, IOException {
    long size = literalSize();
    if (!isNonSynchronizing()) {
      wire.writeLine("+ Ready for literal data");
    }
    wire.readOctets(size, sink);
    if (!nextLine()) {
      throw BadCommand.lineTooLong();
    }
  }

  private boolean isNonSynchronizing() {
    return line.endsWith("+}");
  }

  /** Reads the next line; returns whether it is whole: of a long line only the end is kept. */
  private boolean nextLine() throws IOException {
    at = 0;
    switch (wire.readLine()) {
      case Input.Line(String octets) -> line = octets;
      case Input.TooLong(_, String end) -> {
        line = end;
        return false;
      }
      case Input.BareEnding() -> throw new SessionEndedException("Line end without CR");
      case Input.Silent() ->
          throw new SessionEndedException("The client sent nothing more within a command");
      case Input.End() ->
          throw new SessionEndedException("The client closed the connection within a command");
      case Input.Stopping(), Input.Dismissed() ->
          throw new SessionEndedException("The server stops");
    }
    return true;
  }

  /**
   * Skips the rest of a refused command: a client that does not wait for continuation requests has
   * sent its literals already.
   *
   * @return whether the next input is a command; false after a literal whose size is too large a
   *     number
   */
  boolean discard() throws IOException {
    while (isNonSynchronizing()) {
      String digits = line.substring(line.lastIndexOf('{') + 1, line.length() - 2);
      if (digits.length() == line.length() - 2 || !digits.matches("[0-9]+")) {
        // Not a literal, only a line that ends like one.
        return true;
      }
      try {
        wire.readOctets(number(digits), (octets, offset, length) -> {});
      } catch (BadCommand beyondCounting) {
        return false;
      }
      nextLine();
    }
    return true;
  }
}
