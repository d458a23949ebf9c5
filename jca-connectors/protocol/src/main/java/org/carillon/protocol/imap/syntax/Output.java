package org.carillon.protocol.imap.syntax;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import org.carillon.contract.content.Content;
import org.carillon.format.mime.header.MailDate;
import org.carillon.protocol.language.Language;
import org.carillon.protocol.wire.Utf8;
import org.carillon.protocol.wire.Wire;

/**
 * Writes responses as octets. Collects them and passes whole buffers to the wire, which sends them
 * when the session waits for its client: one packet answers a pipeline of commands. Strings are
 * octets, one char each. Used by one thread at a time.
 */
public final class Output {
  private static final int SMALL = 256;
  private static final int LARGE = 16_384;

  private final Wire wire;
  private final Enabled enabled;
  private Language language = Language.DEFAULT;
  private byte[] buffer = new byte[SMALL];
  private int length;

  public Output(Wire wire, Enabled enabled) {
    this.wire = wire;
    this.enabled = enabled;
  }

  /** Passes everything to the wire and releases a buffer that has grown. */
  public void release() throws IOException {
    drain();
    if (buffer.length > SMALL) {
      buffer = new byte[SMALL];
    }
  }

  private void drain() throws IOException {
    wire.write(buffer, 0, length);
    length = 0;
  }

  private void room(int more) throws IOException {
    if (length + more <= buffer.length) {
      return;
    }
    if (length + more > LARGE) {
      drain();
    }
    if (length + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.min(LARGE, Math.max(2 * buffer.length, length + more)));
    }
  }

  public Output octet(int value) throws IOException {
    room(1);
    buffer[length++] = (byte) value;
    return this;
  }

  /** Writes octets, one char each. */
  public Output text(String octets) throws IOException {
    int from = 0;
    while (from < octets.length()) {
      int to = Math.min(octets.length(), from + LARGE);
      room(to - from);
      for (int i = from; i < to; i++) {
        buffer[length++] = (byte) octets.charAt(i);
      }
      from = to;
    }
    return this;
  }

  /** Sets the language of human-readable texts from now on. */
  public void speak(Language chosen) {
    language = chosen;
  }

  /**
   * Writes a human-readable text in the client's language.
   *
   * @param english the text, which may have a response code in brackets before it
   */
  public Output said(String english) throws IOException {
    int begin = english.startsWith("[") ? english.indexOf("] ") + 2 : 0;
    return text(english.substring(0, begin))
        .text(Utf8.encode(language.say(english.substring(begin))));
  }

  public Output number(long value) throws IOException {
    if (value < 0) {
      return text(Long.toString(value));
    }
    int digits = 1;
    for (long left = value; left >= 10; left /= 10) {
      digits++;
    }
    room(digits);
    int at = length + digits;
    length = at;
    long left = value;
    do {
      buffer[--at] = (byte) ('0' + left % 10);
      left /= 10;
    } while (left > 0);
    return this;
  }

  public Output octets(byte[] from, int offset, int count) throws IOException {
    if (count > LARGE) {
      drain();
      wire.write(from, offset, count);
      return this;
    }
    room(count);
    System.arraycopy(from, offset, buffer, length, count);
    length += count;
    return this;
  }

  /** Writes a quoted string, or a literal if quotes can't hold it (RFC 3501 §4.3). */
  public Output string(String octets) throws IOException {
    for (int i = 0; i < octets.length(); i++) {
      char c = octets.charAt(i);
      if (c == 0 || c >= 0x80 || c == '\r' || c == '\n') {
        return literal(octets.length()).text(NulFreeContent.shown(octets));
      }
    }
    return quoted(octets);
  }

  /** Writes a string, or NIL if it is empty. */
  public Output nstring(Optional<String> octets) throws IOException {
    return octets.isPresent() ? string(octets.get()) : text("NIL");
  }

  private Output quoted(String octets) throws IOException {
    octet('"');
    for (int i = 0; i < octets.length(); i++) {
      char c = octets.charAt(i);
      if (c == '"' || c == '\\') {
        octet('\\');
      }
      octet(c);
    }
    return octet('"');
  }

  /** Writes a mailbox's name in the client's encoding: modified UTF-7, or UTF-8 once enabled. */
  public Output mailbox(String path) throws IOException {
    if (!enabled.utf8Names()) {
      return string(ModifiedUtf7.encode(path));
    }
    String octets = Utf8.encode(path);
    // RFC 9051 §9: a quoted string may contain UTF-8, but no control characters.
    return path.chars().anyMatch(Character::isISOControl)
        ? literal(octets.length()).text(octets)
        : quoted(octets);
  }

  /** {@code date-time}: {@code "17-Jul-1996 02:44:25 -0700"}. */
  public Output dateTime(OffsetDateTime date) throws IOException {
    int day = date.getDayOfMonth();
    octet('"').octet(day < 10 ? ' ' : '0' + day / 10).octet('0' + day % 10).octet('-');
    text(MailDate.month(date.getMonthValue())).octet('-');
    twoDigits(date.getYear() / 100).twoDigits(date.getYear() % 100).octet(' ');
    twoDigits(date.getHour()).octet(':').twoDigits(date.getMinute()).octet(':');
    twoDigits(date.getSecond());
    int offset = date.getOffset().getTotalSeconds() / 60;
    octet(' ').octet(offset < 0 ? '-' : '+');
    return twoDigits(Math.abs(offset) / 60).twoDigits(Math.abs(offset) % 60).octet('"');
  }

  private Output twoDigits(int value) throws IOException {
    return octet('0' + value / 10).octet('0' + value % 10);
  }

  /** Writes the head of a literal; its octets follow. */
  public Output literal(long size) throws IOException {
    return octet('{').number(size).text("}\r\n");
  }

  /** Streams part of a content. */
  public Output content(Content content, long position, long size) throws IOException {
    if (size <= LARGE) {
      room((int) size);
      long end = position + size;
      for (long at = position; at < end; ) {
        int n = content.read(at, buffer, length, (int) (end - at));
        if (n < 0) {
          throw new SessionEndedException("A stored message is shorter than its index says");
        }
        length += n;
        at += n;
      }
      return this;
    }
    drain();
    wire.write(content, position, size);
    return this;
  }

  public Output crlf() throws IOException {
    return text("\r\n");
  }

  /** Writes a whole untagged response. */
  public void untagged(String text) throws IOException {
    text("* ").text(text).crlf();
  }
}
