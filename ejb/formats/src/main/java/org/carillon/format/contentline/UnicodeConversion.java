package org.carillon.format.contentline;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.format.mime.encoding.CharsetDetection;
import org.carillon.format.mime.encoding.Charsets;

/**
 * Converts objects to UTF-8, the one charset in which they are kept and served (RFC 5545 §3.1.4,
 * RFC 6350 §3.1), whether a client uploads them or a file or message contains them. Old programs
 * send other charsets. If these were served unchanged, a strict client could read neither the
 * object nor the response that contains it. UTF-16 is recognised by its octets. Otherwise the
 * declared charset counts, and without one it is guessed from the octets. What is declared as UTF-8
 * and is not is corrected line by line ({@link ContentLineRepair}).
 */
public final class UnicodeConversion {
  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s\";]{1,40})", Pattern.CASE_INSENSITIVE);

  /** Names of ASCII. They say nothing about the other characters that the text may have. */
  private static final Set<String> ASCII = Set.of("us-ascii", "ascii");

  private UnicodeConversion() {}

  /** Returns the text in UTF-8, by its Content-Type, or unchanged if no other charset is known. */
  public static byte[] utf8(byte[] octets, Optional<String> type) {
    return in(type.map(CHARSET::matcher).filter(Matcher::find).map(at -> at.group(1)), octets);
  }

  /** Returns the text in UTF-8, given the name of a declared charset, or empty. */
  public static byte[] in(Optional<String> said, byte[] octets) {
    Optional<Charset> wide = wide(octets);
    if (wide.isPresent()) {
      int mark = isMark(octets) ? 2 : 0;
      return converted(Arrays.copyOfRange(octets, mark, octets.length), wide.get());
    }
    if (ContentLineRepair.isUtf8(octets)) {
      return octets;
    }
    Optional<String> named = said.filter(name -> !ASCII.contains(name.toLowerCase(Locale.ROOT)));
    return (named.isEmpty() ? likely(octets) : named.flatMap(Charsets::named))
        .filter(charset -> !charset.equals(StandardCharsets.UTF_8))
        .filter(charset -> !charset.name().startsWith("UTF-16"))
        .map(charset -> converted(octets, charset))
        .orElse(octets);
  }

  private static byte[] converted(byte[] octets, Charset charset) {
    return Charsets.read(octets, charset).getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the UTF-16 form of octets that begin with a byte order mark or in ASCII, or empty. */
  private static Optional<Charset> wide(byte[] octets) {
    if (octets.length < 2) {
      return Optional.empty();
    }
    boolean isMarked = isMark(octets);
    boolean isBig = isMarked ? octets[0] == (byte) 0xFE : octets[0] == 0 && octets[1] != 0;
    boolean isLittle = isMarked ? !isBig : octets[0] != 0 && octets[1] == 0;
    return isBig
        ? Optional.of(StandardCharsets.UTF_16BE)
        : isLittle ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
  }

  private static boolean isMark(byte[] octets) {
    return octets[0] == (byte) 0xFE && octets[1] == (byte) 0xFF
        || octets[0] == (byte) 0xFF && octets[1] == (byte) 0xFE;
  }

  /** Returns the likely charset; empty if it is not clear or some lines are non-ASCII UTF-8. */
  private static Optional<Charset> likely(byte[] octets) {
    ByteArrayOutputStream foreign = new ByteArrayOutputStream();
    int from = 0;
    while (from < octets.length) {
      int end = from;
      while (end < octets.length && octets[end] != '\n') {
        end++;
      }
      byte[] line = Arrays.copyOfRange(octets, from, end);
      if (!Charsets.isAscii(line)) {
        if (Charsets.utf8(line).isPresent()) {
          return Optional.empty();
        }
        foreign.writeBytes(line);
      }
      from = end + 1;
    }
    return Optional.of(CharsetDetection.of(foreign.toByteArray()))
        .filter(guess -> !guess.equals(Charsets.FALLBACK));
  }
}
