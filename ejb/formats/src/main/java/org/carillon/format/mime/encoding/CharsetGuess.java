package org.carillon.format.mime.encoding;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Set;

/**
 * What a text is read as that does not say its charset and is not UTF-8: what its letters are like,
 * as far as there are enough of them to tell, else windows-1252.
 */
public final class CharsetGuess {
  /** How much of a text is looked at: of so much a guess takes half a millisecond. */
  private static final int MOST_OCTETS = 2_048;

  /** Fewer octets beyond ASCII than these look like anything. */
  private static final int LEAST_BEYOND_ASCII = 8;

  /** Of 100: below it the detector took right texts for something else (ADR 8). */
  private static final int LEAST_CONFIDENCE = 40;

  /**
   * What it may be: those that mail is written in. The detector knows others, of mainframes and
   * such with octets of value 0, which would be found in noise.
   */
  private static final Set<String> KNOWN =
      Set.of(
          "windows-1251",
          "KOI8-R",
          "ISO-8859-5",
          "Shift_JIS",
          "EUC-JP",
          "GB18030",
          "Big5",
          "EUC-KR",
          "ISO-8859-2",
          "windows-1250",
          "ISO-8859-6",
          "windows-1256",
          "ISO-8859-7",
          "windows-1253",
          "ISO-8859-8",
          "windows-1255",
          "ISO-8859-9",
          "windows-1254");

  private CharsetGuess() {}

  /** The charset of a text that begins so. */
  public static Charset of(byte[] begin) {
    int length = Math.min(begin.length, MOST_OCTETS);
    int beyondAscii = 0;
    for (int i = 0; i < length; i++) {
      beyondAscii += begin[i] < 0 ? 1 : 0;
    }
    return beyondAscii < LEAST_BEYOND_ASCII
        ? Charsets.FALLBACK
        : detected(Arrays.copyOf(begin, length));
  }

  private static Charset detected(byte[] begin) {
    for (CharsetMatch match : new CharsetDetector().setText(begin).detectAll()) {
      if (match.getConfidence() < LEAST_CONFIDENCE || match.getName().equals("ISO-8859-1")) {
        return Charsets.FALLBACK;
      }
      if (KNOWN.contains(match.getName())) {
        return Charsets.named(match.getName()).orElse(Charsets.FALLBACK);
      }
    }
    return Charsets.FALLBACK;
  }
}
