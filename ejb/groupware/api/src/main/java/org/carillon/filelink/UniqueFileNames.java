package org.carillon.filelink;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Makes file names that every program can use and that are unique within a folder. */
public final class UniqueFileNames {
  private static final int MOST = 200;
  private static final int TRIES = 99;

  /** Characters that reverse the direction of text and make a name look like another. */
  private static final Pattern UNSEEN = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

  private UniqueFileNames() {}

  /** Returns a name in the normal form NFC, without blanks at the ends or invisible characters. */
  public static String clean(String given) {
    String name = Normalizer.normalize(given, Normalizer.Form.NFC).replaceAll("\\p{Cntrl}", " ");
    return UNSEEN.matcher(name).replaceAll("").strip();
  }

  /** Returns whether a name can be used: it is a single level and does not point elsewhere. */
  public static boolean isGood(String name) {
    return !name.isEmpty()
        && name.codePointCount(0, name.length()) <= MOST
        && name.indexOf('/') < 0
        && name.indexOf('\\') < 0
        && !name.equals(".")
        && !name.equals("..");
  }

  /** Returns the name, then the alternatives that avoid a collision: {@code a (2).txt}. */
  public static List<String> beside(String name) {
    int dot = name.lastIndexOf('.');
    String begin = dot > 0 ? name.substring(0, dot) : name;
    String ending = dot > 0 ? name.substring(dot) : "";
    return IntStream.rangeClosed(2, TRIES).mapToObj(i -> begin + " (" + i + ")" + ending).toList();
  }
}
