package org.carillon.format.packed;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.carillon.format.mime.encoding.Charsets;

/** Finds charsets by the code page numbers of Windows. */
final class Codepage {

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(932, "windows-31j"),
          Map.entry(936, "GBK"),
          Map.entry(949, "x-windows-949"),
          Map.entry(950, "x-windows-950"),
          Map.entry(951, "MS950-HKSCS"),
          Map.entry(1_200, "UTF-16LE"),
          Map.entry(10_000, "x-MacRoman"),
          Map.entry(20_127, "windows-1252"),
          Map.entry(20_866, "KOI8-R"),
          Map.entry(21_866, "KOI8-U"),
          Map.entry(28_591, "windows-1252"),
          Map.entry(50_220, "ISO-2022-JP"),
          Map.entry(50_221, "ISO-2022-JP"),
          Map.entry(51_932, "EUC-JP"),
          Map.entry(51_949, "EUC-KR"),
          Map.entry(54_936, "GB18030"),
          Map.entry(65_001, "UTF-8"));

  /** The code pages of the font charsets in RTF (RTF 1.9 {@code \fcharset}). */
  private static final Map<Integer, Integer> FONTS =
      Map.ofEntries(
          Map.entry(77, 10_000),
          Map.entry(128, 932),
          Map.entry(129, 949),
          Map.entry(130, 1_361),
          Map.entry(134, 936),
          Map.entry(136, 950),
          Map.entry(161, 1_253),
          Map.entry(162, 1_254),
          Map.entry(163, 1_258),
          Map.entry(177, 1_255),
          Map.entry(178, 1_256),
          Map.entry(186, 1_257),
          Map.entry(204, 1_251),
          Map.entry(222, 874),
          Map.entry(238, 1_250));

  /** The code page of part n of ISO 8859 is this number plus n. */
  private static final int ISO = 28_590;

  private Codepage() {}

  /** Returns the charset with a code page number, or windows-1252 if it is not known. */
  static Charset of(int number) {
    List<String> names =
        NAMES.containsKey(number)
            ? List.of(NAMES.get(number))
            : List.of(
                "windows-" + number,
                "x-windows-" + number,
                "IBM" + number,
                "x-IBM" + number,
                "ISO-8859-" + (number - ISO));
    return names.stream()
        .filter(Charset::isSupported)
        .findFirst()
        .map(Charset::forName)
        .orElse(Charsets.FALLBACK);
  }

  /** Returns the charset of a font by its {@code \fcharset}, or else the document's. */
  static Charset ofFont(int number, Charset document) {
    return FONTS.containsKey(number) ? of(FONTS.get(number)) : document;
  }
}
