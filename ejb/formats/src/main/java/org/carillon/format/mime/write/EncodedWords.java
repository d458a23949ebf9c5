package org.carillon.format.mime.write;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Encodes text beyond ASCII for header fields (RFC 2047), in UTF-8. Characters stay whole. */
final class EncodedWords {
  private static final String BEGIN = "=?utf-8?";
  private static final int AROUND = BEGIN.length() + "B??=".length();

  /** The maximum length of an encoded word (RFC 2047 §2). */
  private static final int MOST = 75;

  /** The minimum room for an encoded word: a character of four octets and the framing around it. */
  private static final int LEAST = AROUND + 12;

  private EncodedWords() {}

  /** Returns encoded words with blanks; the first has at most {@code room} octets. */
  static String of(String text, int room) {
    boolean q = quotedLength(text) <= base64Length(text);
    StringBuilder words = new StringBuilder(2 * text.length());
    int most = room < LEAST ? MOST : Math.min(MOST, room);
    int at = 0;
    while (at < text.length()) {
      int end = end(text, at, most - AROUND, q);
      words.append(at == 0 ? "" : " ").append(BEGIN);
      String piece = text.substring(at, end);
      words.append(q ? "Q?" + quoted(piece) : "B?" + base64(piece)).append("?=");
      at = end;
      most = MOST;
    }
    return words.toString();
  }

  /** Returns the end of the text that fits into one word from {@code from} on: one char or more. */
  private static int end(String text, int from, int room, boolean q) {
    int octets = 0;
    int at = from;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      int added = q ? quotedLength(c) : utf8Length(c);
      int length = q ? octets + added : (octets + added + 2) / 3 * 4;
      if (length > room && at > from) {
        return at;
      }
      octets += added;
      at += Character.charCount(c);
    }
    return at;
  }

  private static int base64Length(String text) {
    return (text.getBytes(StandardCharsets.UTF_8).length + 2) / 3 * 4;
  }

  private static int quotedLength(String text) {
    return text.codePoints().map(EncodedWords::quotedLength).sum();
  }

  private static int quotedLength(int c) {
    return isPlain(c) || c == ' ' ? 1 : 3 * utf8Length(c);
  }

  private static int utf8Length(int c) {
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  }

  private static String base64(String piece) {
    return Base64.getEncoder().encodeToString(piece.getBytes(StandardCharsets.UTF_8));
  }

  private static String quoted(String piece) {
    StringBuilder quoted = new StringBuilder(piece.length() + 16);
    for (byte octet : piece.getBytes(StandardCharsets.UTF_8)) {
      if (octet == ' ') {
        quoted.append('_');
      } else if (isPlain(octet)) {
        quoted.append((char) octet);
      } else {
        quoted.append(String.format("=%02X", octet & 0xff));
      }
    }
    return quoted.toString();
  }

  /** Returns whether a character is allowed unencoded in a display name (RFC 2047 §5, 3). */
  private static boolean isPlain(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || "!*+-/".indexOf(c) >= 0;
  }
}
