package org.carillon.protocol.imap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mailbox.Flag;
import org.carillon.contract.mailbox.Flags;
import org.carillon.contract.mailbox.MailboxName;
import org.carillon.protocol.wire.Input;
import org.carillon.protocol.wire.Sink;
import org.carillon.protocol.wire.Wire;

/**
 * A command's arguments, read as the grammar asks for them (RFC 3501 §9). Literals are fetched from
 * the wire when they are reached, so that a command refused before its literal never takes it.
 * Strings are octets.
 */
final class Arguments {
  /** How many octets all literals of one command may have, those streamed elsewhere excepted. */
  static final int MOST_LITERAL_OCTETS = 65_536;

  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

  private final Wire wire;
  private String line;
  private int at;
  private int literalOctets;

  Arguments(Wire wire, String line) {
    this.wire = wire;
    this.line = line;
  }

  /** The next octet, not taken; -1 at the end of the command. */
  int peek() {
    return at < line.length() ? line.charAt(at) : -1;
  }

  /** Takes the octet when it is next. */
  boolean take(char wanted) {
    if (peek() == wanted) {
      at++;
      return true;
    }
    return false;
  }

  void expect(char wanted) throws BadCommand {
    if (!take(wanted)) {
      throw new BadCommand(
          wanted == ' ' ? "Missing argument" : "Expected " + wanted + " in the arguments");
    }
  }

  /** The end of the command. */
  void end() throws BadCommand {
    if (at < line.length()) {
      throw new BadCommand("Unexpected text behind the arguments");
    }
  }

  boolean atEnd() {
    return at >= line.length();
  }

  /** Takes a word of the protocol when it is next, compared without case, up to a delimiter. */
  boolean takeWord(String word) {
    int end = at + word.length();
    if (line.regionMatches(true, at, word, 0, word.length())
        && (end == line.length() || !isAtomChar(line.charAt(end)) || line.charAt(end) == ']')) {
      at = end;
      return true;
    }
    return false;
  }

  /** {@code tag}: an astring without +. */
  String tag() throws BadCommand {
    int from = at;
    while (at < line.length() && isAstringChar(line.charAt(at)) && line.charAt(at) != '+') {
      at++;
    }
    if (from == at) {
      throw new BadCommand("Missing tag");
    }
    return line.substring(from, at);
  }

  String atom() throws BadCommand {
    int from = at;
    while (at < line.length() && isAtomChar(line.charAt(at))) {
      at++;
    }
    if (from == at) {
      throw new BadCommand("Missing word");
    }
    return line.substring(from, at);
  }

  /** A fetch item's or section's name in upper case: letters, digits and dots. */
  String item() throws BadCommand {
    int from = at;
    while (at < line.length()
        && (Character.isLetterOrDigit(line.charAt(at)) || line.charAt(at) == '.')) {
      at++;
    }
    if (from == at) {
      throw new BadCommand("Missing item");
    }
    return line.substring(from, at).toUpperCase(Locale.ROOT);
  }

  /** An atom as upper case word of the protocol. */
  String word() throws BadCommand {
    return atom().toUpperCase(Locale.ROOT);
  }

  String astring() throws BadCommand, IOException {
    int c = peek();
    if (c == '"' || c == '{') {
      return string();
    }
    int from = at;
    while (at < line.length() && isAstringChar(line.charAt(at))) {
      at++;
    }
    if (from == at) {
      throw new BadCommand("Missing string");
    }
    return line.substring(from, at);
  }

  /** {@code list-mailbox}: an astring that may hold % and *. */
  String pattern() throws BadCommand, IOException {
    int c = peek();
    if (c == '"' || c == '{') {
      return string();
    }
    int from = at;
    while (at < line.length() && isPatternChar(line.charAt(at))) {
      at++;
    }
    if (from == at) {
      throw new BadCommand("Missing mailbox pattern");
    }
    return line.substring(from, at);
  }

  String string() throws BadCommand, IOException {
    if (peek() == '{') {
      long size = literalSize();
      if (size > MOST_LITERAL_OCTETS - literalOctets) {
        throw new BadCommand("Literal too long");
      }
      ByteArrayOutputStream octets = new ByteArrayOutputStream((int) size);
      literal(octets::write);
      return octets.toString(StandardCharsets.ISO_8859_1);
    }
    return quoted();
  }

  private String quoted() throws BadCommand {
    expect('"');
    int from = at;
    StringBuilder unescaped = null;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (c == '"') {
        String tail = line.substring(from, at++);
        return unescaped == null ? tail : unescaped.append(tail).toString();
      }
      if (c == '\\') {
        if (unescaped == null) {
          unescaped = new StringBuilder();
        }
        unescaped.append(line, from, at++);
        from = at;
        if (at == line.length()) {
          break;
        }
      }
      at++;
    }
    throw new BadCommand("Unfinished quoted string");
  }

  /** How long the literal is that is next; it is not taken. */
  long literalSize() throws BadCommand {
    int end = line.length() - 1;
    if (peek() != '{' || line.charAt(end) != '}' || line.indexOf('}', at) != end) {
      throw new BadCommand("Malformed literal");
    }
    int digitsEnd = line.charAt(end - 1) == '+' ? end - 1 : end;
    return digits(at + 1, digitsEnd);
  }

  private long digits(int from, int to) throws BadCommand {
    if (from >= to || to - from > 18) {
      throw new BadCommand("Malformed number");
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      char c = line.charAt(i);
      if (c < '0' || c > '9') {
        throw new BadCommand("Malformed number");
      }
      value = 10 * value + c - '0';
    }
    return value;
  }

  /**
   * Takes the literal that is next and reads the line behind it, inviting the client first when it
   * waits for that (RFC 3501 §4.3, RFC 7888).
   */
  void literal(Sink sink) throws BadCommand, IOException {
    long size = literalSize();
    literalOctets += (int) Math.min(size, MOST_LITERAL_OCTETS);
    if (!isNonSynchronizing()) {
      wire.writeLine("+ Ready for the literal");
    }
    wire.readOctets(size, sink);
    nextLine();
  }

  private boolean isNonSynchronizing() {
    return line.endsWith("+}");
  }

  private void nextLine() throws BadCommand, IOException {
    line = "";
    at = 0;
    switch (wire.readLine()) {
      case Input.Line(String octets) -> line = octets;
      case Input.BareEnding() -> throw new BadCommand("Line end without CR");
      case Input.TooLong() -> throw new SessionOver("Command line too long");
      case Input.Silent() -> throw new SessionOver("The client fell silent amid a command");
      case Input.End() -> throw new SessionOver("The client went away amid a command");
      case Input.Stopping() -> throw new SessionOver("The server stops");
    }
  }

  /**
   * Passes over what a refused command still brings: a client that does not wait for an invitation
   * has sent its literals already.
   */
  void discard() throws IOException {
    while (isNonSynchronizing()) {
      at = line.lastIndexOf('{');
      if (at < 0) {
        return;
      }
      try {
        wire.readOctets(literalSize(), (octets, offset, length) -> {});
        nextLine();
      } catch (BadCommand e) {
        // Not a literal after all, only a line that ends like one.
        return;
      }
    }
  }

  /** A number of at most 63 bits (RFC 9051 {@code number64}). */
  long number() throws BadCommand {
    int from = at;
    while (at < line.length() && line.charAt(at) >= '0' && line.charAt(at) <= '9') {
      at++;
    }
    return digits(from, at);
  }

  long nonZero() throws BadCommand {
    long number = number();
    if (number == 0) {
      throw new BadCommand("Zero where a number above it belongs");
    }
    return number;
  }

  SequenceSet sequenceSet() throws BadCommand {
    long[] bounds = new long[2];
    int length = 0;
    do {
      if (length == bounds.length) {
        bounds = Arrays.copyOf(bounds, 2 * length);
      }
      if (length == 2 * SequenceSet.MOST_RANGES) {
        throw new BadCommand("Too many ranges");
      }
      long first = sequenceNumber();
      bounds[length++] = first;
      bounds[length++] = take(':') ? sequenceNumber() : first;
    } while (take(','));
    return new SequenceSet(Arrays.copyOf(bounds, length));
  }

  private long sequenceNumber() throws BadCommand {
    if (take('*')) {
      return SequenceSet.STAR;
    }
    long number = nonZero();
    if (number > 0xffff_ffffL) {
      throw new BadCommand("Number beyond 32 bits");
    }
    return number;
  }

  MailboxName mailbox() throws BadCommand, IOException {
    return new MailboxName(decodeMailbox(astring()));
  }

  /** A mailbox name's or pattern's characters. */
  static String decodeMailbox(String octets) throws BadCommand {
    Optional<String> name = ModifiedUtf7.decode(octets);
    if (name.isEmpty()) {
      throw new BadCommand("Mailbox name is neither modified UTF-7 nor UTF-8");
    }
    return name.get();
  }

  /** An astring that must be UTF-8; empty when it is not. */
  Optional<String> utf8() throws BadCommand, IOException {
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(astring().getBytes(StandardCharsets.ISO_8859_1)))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** {@code flag-list}, parentheses included. */
  Flags flagList() throws BadCommand {
    expect('(');
    FlagSet flags = new FlagSet();
    if (!take(')')) {
      do {
        flag(flags);
      } while (take(' '));
      expect(')');
    }
    return flags.toFlags();
  }

  /** Flags in parentheses or bare, as STORE has them. */
  Flags storeFlags() throws BadCommand {
    if (peek() == '(') {
      return flagList();
    }
    FlagSet flags = new FlagSet();
    do {
      flag(flags);
    } while (take(' '));
    return flags.toFlags();
  }

  private void flag(FlagSet flags) throws BadCommand {
    if (!take('\\')) {
      flags.keywords.add(atom());
      return;
    }
    String name = "\\" + atom();
    Optional<Flag> flag = Flag.named(name);
    if (flag.isPresent()) {
      flags.system.add(flag.get());
    } else if (!name.equalsIgnoreCase("\\Recent")) {
      throw new BadCommand("Unknown system flag " + name);
    }
  }

  /** Flags while they are read. */
  private static final class FlagSet {
    private final Set<Flag> system = new HashSet<>();
    private final Set<String> keywords = new HashSet<>();

    Flags toFlags() {
      return new Flags(system, keywords);
    }
  }

  /** {@code date}: {@code 1-Feb-1994}, quoted or not. */
  LocalDate date() throws BadCommand {
    boolean quoted = take('"');
    long day = number();
    expect('-');
    LocalDate date = monthAndYear(day);
    if (quoted) {
      expect('"');
    }
    return date;
  }

  /** {@code date-time}: {@code "17-Jul-1996 02:44:25 -0700"}. */
  OffsetDateTime dateTime() throws BadCommand {
    expect('"');
    take(' ');
    long day = number();
    expect('-');
    LocalDate date = monthAndYear(day);
    expect(' ');
    long hour = number();
    expect(':');
    long minute = number();
    expect(':');
    long second = number();
    expect(' ');
    int sign = take('-') ? -1 : 1;
    if (sign > 0) {
      expect('+');
    }
    long zone = number();
    expect('"');
    try {
      LocalTime time =
          LocalTime.of(Math.toIntExact(hour), Math.toIntExact(minute), (int) Math.min(second, 59));
      int minutes = Math.toIntExact(zone / 100 * 60 + zone % 100);
      return OffsetDateTime.of(date, time, ZoneOffset.ofTotalSeconds(sign * minutes * 60));
    } catch (DateTimeException | ArithmeticException e) {
      throw new BadCommand("No such time");
    }
  }

  private LocalDate monthAndYear(long day) throws BadCommand {
    if (at + 3 > line.length()) {
      throw new BadCommand("Malformed date");
    }
    int month = MONTHS.indexOf(line.substring(at, at + 3).toLowerCase(Locale.ROOT));
    at += 3;
    expect('-');
    long year = number();
    if (month < 0 || month % 3 != 0 || year > 9999) {
      throw new BadCommand("Malformed date");
    }
    try {
      return LocalDate.of((int) year, month / 3 + 1, Math.toIntExact(day));
    } catch (DateTimeException | ArithmeticException e) {
      throw new BadCommand("No such date");
    }
  }

  private static boolean isAtomChar(char c) {
    return c > 0x20 && c < 0x7f && c != '(' && c != ')' && c != '{' && c != '%' && c != '*'
        && c != '"' && c != '\\' && c != ']';
  }

  /** Octets above 127 too: clients write UTF-8 names unquoted. */
  private static boolean isAstringChar(char c) {
    return isAtomChar(c) || c == ']' || c >= 0x80;
  }

  private static boolean isPatternChar(char c) {
    return isAstringChar(c) || c == '%' || c == '*';
  }
}
