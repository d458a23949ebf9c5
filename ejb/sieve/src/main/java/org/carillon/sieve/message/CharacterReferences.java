package org.carillon.sieve.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.format.mime.encoding.Charsets;

/** Character references of HTML, by name or number (WHATWG HTML §13.5, §13.2.5.80). */
final class CharacterReferences {
  /** The longest reference, without its ampersand, with its semicolon. */
  private static final int LONGEST = 32;

  private static final Map<String, String> NAMES = names();

  private CharacterReferences() {}

  private static Map<String, String> names() {
    try (InputStream in = CharacterReferences.class.getResourceAsStream("entities.txt")) {
      Map<String, String> names = new HashMap<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        String[] words = line.split(" ");
        if (!line.startsWith("#")) {
          names.put(
              words[0],
              Stream.of(words)
                  .skip(1)
                  .map(hex -> Character.toString(Integer.parseInt(hex, 16)))
                  .collect(Collectors.joining()));
        }
      }
      return Map.copyOf(names);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a reference.
   *
   * @param at the position of its ampersand
   * @param to receives its characters, or the ampersand if it is invalid
   * @return the position after it
   */
  static int read(String html, int at, StringBuilder to) {
    boolean isNumber = html.startsWith("#", at + 1);
    int end = isNumber ? number(html, at + 2, to) : name(html, at + 1, to);
    if (end < 0) {
      to.append('&');
      return at + 1;
    }
    return end;
  }

  /** The longest name matches; old ones need no semicolon. */
  private static int name(String html, int begin, StringBuilder to) {
    int end = begin;
    int most = Math.min(html.length(), begin + LONGEST);
    while (end < most && isLetterOrDigit(html.charAt(end))) {
      end++;
    }
    int behind = end < most && html.charAt(end) == ';' ? end + 1 : end;
    for (int i = behind; i > begin; i--) {
      String found = NAMES.get(html.substring(begin, i));
      if (found != null) {
        to.append(found);
        return i;
      }
    }
    return -1;
  }

  private static boolean isLetterOrDigit(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }

  private static int number(String html, int at, StringBuilder to) {
    boolean isHex = html.startsWith("x", at) || html.startsWith("X", at);
    int begin = isHex ? at + 1 : at;
    int radix = isHex ? 16 : 10;
    int end = begin;
    int character = 0;
    while (end < html.length() && Character.digit(html.charAt(end), radix) >= 0) {
      int digit = Character.digit(html.charAt(end++), radix);
      character = Math.min(Character.MAX_CODE_POINT + 1, character * radix + digit);
    }
    boolean isSurrogate = character >= 0xd800 && character <= 0xdfff;
    if (character == 0 || character > Character.MAX_CODE_POINT || isSurrogate) {
      return -1;
    }
    if (character >= 0x80 && character <= 0x9f) {
      // Some programs meant windows-1252.
      to.append(new String(new byte[] {(byte) character}, Charsets.FALLBACK));
    } else {
      to.appendCodePoint(character);
    }
    return html.startsWith(";", end) ? end + 1 : end;
  }
}
