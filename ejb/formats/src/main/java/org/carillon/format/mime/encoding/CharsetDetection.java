package org.carillon.format.mime.encoding;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Set;

/**
 * Guesses the charset of a text that does not declare one and is not UTF-8. The guess is
 * windows-1252 if the text has too few octets beyond ASCII to tell.
 */
public final class CharsetDetection {
  /** The number of octets that are looked at. Guessing by that many takes half a millisecond. */
  private static final int MOST_OCTETS = 2_048;

  /** The minimum number of octets beyond ASCII. With fewer of them, a guess is unreliable. */
  private static final int LEAST_BEYOND_ASCII = 8;

  /** The minimum confidence, of 100. Below it, the detector called right charsets wrong (ADR 8). */
  private static final int LEAST_CONFIDENCE = 40;

  /**
   * The charsets that a guess may return: those that mail is written in. The detector knows others,
   * such as mainframe charsets and charsets with octets of value 0, which it would find in noise.
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

  private CharsetDetection() {}

  /** Returns the guessed charset of a text that begins with these octets. */
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
