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
import org.carillon.format.mime.encoding.CharsetGuess;
import org.carillon.format.mime.encoding.Charsets;

/**
 * Objects in the one charset that they are kept and served in, UTF-8 (RFC 5545 §3.1.4, RFC 6350
 * §3.1), whether a client puts them, a file has them or a letter. Old programs send others; served
 * as they came, they are no text to whoever reads strictly, and with them the whole answer that
 * they are in. UTF-16 is known by its octets; of others what is said counts, else what the letters
 * are like, and what is said to be UTF-8 and is not is judged line by line ({@link SentLines}).
 */
public final class SentText {
  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s\";]{1,40})", Pattern.CASE_INSENSITIVE);

  /** Where other letters stand, these say nothing of them. */
  private static final Set<String> ASCII = Set.of("us-ascii", "ascii");

  private SentText() {}

  /**
   * The text in UTF-8: the same octets where they are that already, and where no other charset is
   * told.
   *
   * @param type the field Content-Type
   */
  public static byte[] utf8(byte[] octets, Optional<String> type) {
    return in(type.map(CHARSET::matcher).filter(Matcher::find).map(at -> at.group(1)), octets);
  }

  /**
   * The same of octets that are said to be in a charset.
   *
   * @param said the charset's name; empty where nobody says it
   */
  public static byte[] in(Optional<String> said, byte[] octets) {
    Optional<Charset> wide = wide(octets);
    if (wide.isPresent()) {
      int mark = isMark(octets) ? 2 : 0;
      return converted(Arrays.copyOfRange(octets, mark, octets.length), wide.get());
    }
    if (SentLines.isUtf8(octets)) {
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

  /** Which UTF-16 it is: both forms begin with a mark, or with a letter of ASCII. */
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

  /** What its letters are like; empty where some lines are UTF-8, and others are not. */
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
    return Optional.of(CharsetGuess.of(foreign.toByteArray()))
        .filter(guess -> !guess.equals(Charsets.FALLBACK));
  }
}
