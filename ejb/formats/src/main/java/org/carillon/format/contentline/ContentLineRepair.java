package org.carillon.format.contentline;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.carillon.format.mime.encoding.Charsets;

/**
 * Corrects lines without knowing what they mean. Afterwards all of the text is UTF-8, no fold
 * divides a character, no line has a control character, and text whose line breaks were neither
 * folded nor escaped is folded. The lines keep their numbers, except where a line ended by CR
 * alone.
 *
 * <p>Lines are unfolded before their charset is determined, each by itself (RFC 5545 §3.1): one
 * that is not UTF-8 is read as windows-1252.
 */
public final class ContentLineRepair {
  private static final byte[] ESCAPED_LINE_END = {'\\', 'n'};
  private static final byte[] TEXT_GOES_ON = {' ', '\\', 'n'};
  private static final byte[] LINE_END = {'\r', '\n'};
  private static final int VERTICAL_TAB = 0x0b;
  private static final int DELETE = 0x7f;

  /** The number of octets in which a line's name and parameters are looked for. */
  private static final int HEAD = 200;

  /**
   * A line between two line ends.
   *
   * @param text the line without its line end
   * @param end its line end; empty for the last line if it has none
   * @param isFold whether it continues the line before it, after its first octet
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Piece(byte[] text, byte[] end, boolean isFold) {}

  private final byte[] octets;
  private final ByteArrayOutputStream out;
  private final Map<String, Integer> repaired = new LinkedHashMap<>();
  private final List<Piece> open = new ArrayList<>();

  /** Empty lines. The lines after them decide whether they belong to an unfolded text. */
  private final List<Piece> empty = new ArrayList<>();

  private LineHead head = LineHead.NONE;
  private int at;
  private int number;

  /** The number of the first line of {@link #open}. */
  private int begun = 1;

  private ContentLineRepair(byte[] octets) {
    this.octets = octets;
    this.out = new ByteArrayOutputStream(octets.length + 64);
  }

  /** Returns the octets with corrected lines. */
  public static CorrectedText repaired(byte[] octets) {
    ContentLineRepair lines = new ContentLineRepair(octets);
    lines.run();
    byte[] done = lines.out.toByteArray();
    return Arrays.equals(done, octets)
        ? new CorrectedText(octets, List.of())
        : new CorrectedText(
            done,
            lines.repaired.entrySet().stream()
                .map(each -> "line " + each.getValue() + ": " + each.getKey())
                .toList());
  }

  /** Returns whether the octets are UTF-8 once their lines are unfolded. */
  public static boolean isUtf8(byte[] octets) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream(octets.length);
    for (int i = 0; i < octets.length; i++) {
      int skipped = fold(octets, i);
      if (skipped > 0) {
        i += skipped - 1;
      } else {
        plain.write(octets[i]);
      }
    }
    return Charsets.utf8(plain.toByteArray()).isPresent();
  }

  /** Returns the length in octets of the fold at this place, or 0 if there is none. */
  private static int fold(byte[] octets, int from) {
    int end = from;
    while (end < octets.length && octets[end] == '\r') {
      end++;
    }
    return end + 1 < octets.length
            && octets[end] == '\n'
            && (octets[end + 1] == ' ' || octets[end + 1] == '\t')
        ? end + 2 - from
        : 0;
  }

  private void run() {
    while (at < octets.length) {
      taken(next());
    }
    flush();
  }

  private void note(String what, int line) {
    repaired.putIfAbsent(what, line);
  }

  private Piece next() {
    number++;
    int from = at;
    while (at < octets.length && octets[at] != '\n' && octets[at] != '\r') {
      at++;
    }
    int end = at;
    while (at < octets.length && octets[at] == '\r') {
      at++;
    }
    byte[] text = cleaned(from, end);
    if (at < octets.length && octets[at] == '\n') {
      at++;
    } else if (at < octets.length) {
      note("it ended by CR alone", number);
      return new Piece(text, LINE_END, isFold(text));
    }
    return new Piece(text, Arrays.copyOfRange(octets, end, at), isFold(text));
  }

  private static boolean isFold(byte[] text) {
    return text.length > 0 && (text[0] == ' ' || text[0] == '\t');
  }

  /**
   * Returns the octets without control characters. A vertical tab, by which Outlook ends lines
   * within a text, becomes an escaped line end.
   */
  private byte[] cleaned(int from, int to) {
    int first = from;
    while (first < to && !isControl(octets[first])) {
      first++;
    }
    if (first == to) {
      return Arrays.copyOfRange(octets, from, to);
    }
    note("a control character", number);
    ByteArrayOutputStream plain = new ByteArrayOutputStream(to - from + 8);
    for (int i = from; i < to; i++) {
      if (octets[i] == VERTICAL_TAB) {
        plain.writeBytes(ESCAPED_LINE_END);
      } else if (!isControl(octets[i])) {
        plain.write(octets[i]);
      }
    }
    return plain.toByteArray();
  }

  private static boolean isControl(byte octet) {
    return octet == DELETE || octet >= 0 && octet < ' ' && octet != '\t';
  }

  private void taken(Piece piece) {
    if (piece.text().length == 0) {
      empty.add(piece);
    } else if (!open.isEmpty() && empty.isEmpty() && goesOn(piece)) {
      open.add(piece);
    } else if (head.isText() && !LineHead.begins(piece.text())) {
      note("text that was not folded", number);
      empty.forEach(this::joined);
      empty.clear();
      joined(piece);
    } else {
      flush();
      open.add(piece);
      begun = number;
      head =
          LineHead.of(
              new String(
                  piece.text(), 0, Math.min(piece.text().length, HEAD), StandardCharsets.UTF_8));
    }
  }

  private boolean goesOn(Piece piece) {
    byte[] before = open.getLast().text();
    return piece.isFold()
        || head.isQuotedPrintable() && before.length > 0 && before[before.length - 1] == '=';
  }

  /** Adds a line of a text that was not folded, behind a fold and an escaped line end. */
  private void joined(Piece piece) {
    byte[] text = new byte[TEXT_GOES_ON.length + piece.text().length];
    System.arraycopy(TEXT_GOES_ON, 0, text, 0, TEXT_GOES_ON.length);
    System.arraycopy(piece.text(), 0, text, TEXT_GOES_ON.length, piece.text().length);
    open.add(new Piece(text, piece.end(), true));
  }

  private void flush() {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    open.forEach(
        piece ->
            plain.write(
                piece.text(),
                piece.isFold() ? 1 : 0,
                piece.text().length - (piece.isFold() ? 1 : 0)));
    if (Charsets.utf8(plain.toByteArray()).isPresent()) {
      whole();
    } else {
      note("it was not UTF-8", begun);
      for (Piece piece : open) {
        out.writeBytes(
            new String(piece.text(), Charsets.FALLBACK).getBytes(StandardCharsets.UTF_8));
        out.writeBytes(piece.end());
      }
    }
    empty.forEach(piece -> out.writeBytes(piece.end()));
    empty.clear();
    open.clear();
  }

  /** Writes the line. A character that a fold divides moves behind the fold. */
  private void whole() {
    byte[] carried = {};
    for (int i = 0; i < open.size(); i++) {
      Piece piece = open.get(i);
      int begin = piece.isFold() ? 1 : 0;
      out.write(piece.text(), 0, begin);
      byte[] body = joined(carried, piece.text(), begin);
      int end = body.length;
      if (i + 1 < open.size() && dividesCharacter(open.get(i + 1))) {
        note("a fold within a character", begun);
        while (end > 0 && isInner(body[end - 1])) {
          end--;
        }
        end = Math.max(0, end - 1);
      }
      carried = Arrays.copyOfRange(body, end, body.length);
      out.write(body, 0, end);
      out.writeBytes(piece.end());
    }
  }

  private static boolean dividesCharacter(Piece next) {
    return next.isFold() && next.text().length > 1 && isInner(next.text()[1]);
  }

  private static byte[] joined(byte[] before, byte[] text, int from) {
    byte[] all = Arrays.copyOf(before, before.length + text.length - from);
    System.arraycopy(text, from, all, before.length, text.length - from);
    return all;
  }

  /** Returns whether an octet belongs to a UTF-8 character and is not its first. */
  private static boolean isInner(byte octet) {
    return (octet & 0xC0) == 0x80;
  }

  /** The facts of a line's name and parameters that decide how the next lines are read. */
  private record LineHead(boolean isText, boolean isQuotedPrintable) {
    static final LineHead NONE = new LineHead(false, false);

    static LineHead of(String line) {
      int colon = line.indexOf(':');
      String head = (colon < 0 ? line : line.substring(0, colon)).toUpperCase(Locale.ROOT);
      boolean printable = head.contains("QUOTED-PRINTABLE");
      int end = head.indexOf(';');
      String name = end < 0 ? head : head.substring(0, end);
      return new LineHead(!printable && PropertyNames.isText(name), printable);
    }

    /** Returns whether a line begins a property, rather than a sentence with a colon. */
    static boolean begins(byte[] text) {
      int end = 0;
      while (end < text.length && end < HEAD && isNameOctet(text[end])) {
        end++;
      }
      if (end == 0 || end == text.length || text[end] != ':' && text[end] != ';') {
        return false;
      }
      String name = new String(text, 0, end, StandardCharsets.US_ASCII);
      return name.equals(name.toUpperCase(Locale.ROOT))
          || PropertyNames.isKnown(name.toUpperCase(Locale.ROOT));
    }

    private static boolean isNameOctet(byte octet) {
      return octet >= 'a' && octet <= 'z'
          || octet >= 'A' && octet <= 'Z'
          || octet >= '0' && octet <= '9'
          || octet == '-'
          || octet == '_'
          || octet == '.';
    }
  }
}
