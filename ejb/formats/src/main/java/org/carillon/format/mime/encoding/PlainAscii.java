package org.carillon.format.mime.encoding;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** Converts text to ASCII, for places where only ASCII is allowed and no encoding exists. */
public final class PlainAscii {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private PlainAscii() {}

  /** Returns the nearest ASCII text, without diacritics; {@code otherwise} if there is none. */
  public static String of(String text, String otherwise) {
    if (isAscii(text)) {
      return text;
    }
    String plain =
        MARKS
            .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
            .replaceAll("")
            .replace("\u00df", "ss")
            .replace("\u00e6", "ae")
            .replace("\u00c6", "AE")
            .replace("\u00f8", "o")
            .replace("\u00d8", "O")
            .replace("\u0142", "l")
            .replace("\u0141", "L")
            .replaceAll("[\u2018\u2019\u201a]", "'")
            .replaceAll("[\u201c\u201d\u201e\u00ab\u00bb]", "\"")
            .replaceAll("[\u2010-\u2015]", "-");
    return isAscii(plain) ? plain : otherwise;
  }

  private static boolean isAscii(String text) {
    return StandardCharsets.US_ASCII.newEncoder().canEncode(text);
  }
}
