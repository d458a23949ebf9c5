package org.carillon.protocol.imap.syntax;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.format.mime.encoding.Charsets;
import org.carillon.protocol.wire.Sink;
import org.carillon.protocol.wire.Utf8;
import org.carillon.protocol.wire.Wire;

/** A command's arguments, read by the grammar (RFC 3501 §9). Strings are octets. */
public final class Arguments {
  private final CommandOctets octets;
  private final Enabled enabled;
  private Charset charset = StandardCharsets.UTF_8;

  public Arguments(Wire wire, String line, Enabled enabled) {
    this.enabled = enabled;
    this.octets = new CommandOctets(wire, line);
  }

  /** Returns the next octet without taking it; -1 at the end of the command. */
  public int peek() {
    return octets.peek();
  }

  /** Takes the octet if it is next. */
  public boolean take(char wanted) {
    return octets.take(wanted);
  }

  /** Takes the text if it is next, compared without case. */
  public boolean take(String wanted) {
    return octets.take(wanted, octet -> false);
  }

  public void expect(char wanted) throws BadCommand {
    if (!take(wanted)) {
      throw new BadCommand(
          wanted == ' ' ? "Missing argument" : "Expected " + wanted + " in the arguments");
    }
  }

  /** Throws unless the command ends here. */
  public void end() throws BadCommand {
    if (!atEnd()) {
      throw new BadCommand("Unexpected text after the arguments");
    }
  }

  public boolean atEnd() {
    return peek() < 0;
  }

  /** Takes a word of the protocol if it is next, compared without case, up to a delimiter. */
  public boolean takeWord(String word) {
    return octets.take(word, Arguments::isAtomChar);
  }

  /** {@code tag}: an astring without +. */
  public String tag() throws BadCommand {
    return some("tag", c -> isAstringChar(c) && c != '+');
  }

  public String atom() throws BadCommand {
    return some("word", Arguments::isAtomChar);
  }

  /** Reads a fetch item's or section's name in upper case: letters, digits and dots. */
  public String item() throws BadCommand {
    return some("item", c -> Character.isLetterOrDigit(c) || c == '.').toUpperCase(Locale.ROOT);
  }

  /** Reads one of these words ({@code _} for a hyphen), else throws the text {@code unknown}. */
  public <W extends Enum<W>> W word(Class<W> words, String unknown) throws BadCommand {
    String given = word();
    for (W each : words.getEnumConstants()) {
      if (each.name().replace('_', '-').equals(given)) {
        return each;
      }
    }
    throw new BadCommand(unknown);
  }

  /** Reads an atom as a word of the protocol, in upper case. */
  public String word() throws BadCommand {
    return atom().toUpperCase(Locale.ROOT);
  }

  /** Reads letters; perhaps none. */
  String letters() {
    return octets.takeAll(Character::isLetter);
  }

  public String astring() throws BadCommand, IOException {
    return isString() ? string() : some("string", Arguments::isAstringChar);
  }

  private String some(String what, CommandOctets.Octets wanted) throws BadCommand {
    String taken = octets.takeAll(wanted);
    if (taken.isEmpty()) {
      throw new BadCommand("Missing " + what);
    }
    return taken;
  }

  private boolean isString() {
    return peek() == '"' || peek() == '{';
  }

  /** {@code string}: RFC 3501 §9 has {@code CHAR8} without NUL, quoted or not. */
  public String string() throws BadCommand, IOException {
    String string = peek() == '{' ? octets.heldLiteral() : quoted();
    if (string.indexOf('\0') >= 0) {
      throw new BadCommand("String must not contain NUL");
    }
    return string;
  }

  /** Reads the rest of a {@code literal8} after the ~; it may have any octets (RFC 3516 §4.4). */
  public String literal8() throws BadCommand, IOException {
    return octets.heldLiteral();
  }

  private String quoted() throws BadCommand {
    expect('"');
    StringBuilder text = new StringBuilder();
    while (true) {
      text.append(octets.takeAll(c -> c != '"' && c != '\\'));
      if (take('"')) {
        return text.toString();
      }
      if (!take('\\') || atEnd()) {
        throw new BadCommand("Unterminated quoted string");
      }
      text.append((char) peek());
      take((char) peek());
    }
  }

  /** Returns the size of the next literal without taking it. */
  public long literalSize() throws BadCommand {
    return octets.literalSize();
  }

  /** Reads the next literal; first sends a continuation request if the client waits for one. */
  public void literal(Sink sink) throws BadCommand, IOException {
    octets.literal(sink);
  }

  /** Skips the rest of a refused command; returns whether the next input is a command. */
  public boolean discard() throws IOException {
    return octets.discard();
  }

  /** Reads a number of at most 63 bits (RFC 9051 {@code number64}). */
  public long number() throws BadCommand {
    return CommandOctets.number(octets.takeAll(c -> c >= '0' && c <= '9'));
  }

  public long nonZero() throws BadCommand {
    long number = number();
    if (number == 0) {
      throw new BadCommand("Number must be greater than zero");
    }
    return number;
  }

  public MailboxName mailbox() throws BadCommand, IOException {
    return new MailboxName(mailboxPath());
  }

  /** Reads a mailbox's name as the client wrote it, not yet normalized. */
  public String mailboxPath() throws BadCommand, IOException {
    return decodeMailbox(astring());
  }

  /** {@code lang-range-quoted} (RFC 5255 §6): an astring, or a bare {@code *}. */
  public String languageRange() throws BadCommand, IOException {
    return take('*') ? "*" : astring();
  }

  /** Reads the reference of patterns; empty if no mailbox name can begin so. */
  public Optional<String> reference() throws BadCommand, IOException {
    return decoded(astring());
  }

  /** Reads a {@code list-mailbox} with % and *; empty if no mailbox name can match it. */
  public Optional<String> mailboxPattern() throws BadCommand, IOException {
    return decoded(isString() ? string() : some("mailbox pattern", Arguments::isPatternChar));
  }

  private Optional<String> decoded(String octets) {
    return enabled.utf8Names() ? Utf8.decode(octets) : ModifiedUtf7.decode(octets);
  }

  private String decodeMailbox(String octets) throws BadCommand {
    return decoded(octets).orElseThrow(MalformedMailboxName::new);
  }

  /** Sets the charset of later texts; the default is UTF-8. */
  public void textsAreIn(Charset charset) {
    this.charset = charset;
  }

  /** Reads an astring in the charset of texts. */
  public String text() throws BadCommand, IOException {
    byte[] text = astring().getBytes(StandardCharsets.ISO_8859_1);
    return Charsets.strict(text, charset)
        .orElseThrow(() -> new BadCommand("Search text is not valid " + charset.name()));
  }

  /** Reads an astring in UTF-8; empty if it is invalid. */
  public Optional<String> utf8() throws BadCommand, IOException {
    return Utf8.decode(astring());
  }

  private static boolean isAtomChar(char c) {
    return c > 0x20 && c < 0x7f && c != '(' && c != ')' && c != '{' && c != '%' && c != '*'
        && c != '"' && c != '\\' && c != ']';
  }

  /** Includes octets above 127: clients send UTF-8 names unquoted. */
  private static boolean isAstringChar(char c) {
    return isAtomChar(c) || c == ']' || c >= 0x80;
  }

  private static boolean isPatternChar(char c) {
    return isAstringChar(c) || c == '%' || c == '*';
  }
}
