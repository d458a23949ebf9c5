package org.carillon.filelink;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Names of files: made such that every program can have them, and beside others of the name. */
public final class FreeName {
  private static final int MOST = 200;
  private static final int TRIES = 99;

  /** What makes a name look like another one: it turns the letters behind it around. */
  private static final Pattern UNSEEN = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

  private FreeName() {}

  /**
   * A name in the one form in which DAV knows it as well (NFC); blanks at its ends and what can't
   * be seen of it are no part of it.
   */
  public static String clean(String given) {
    String name = Normalizer.normalize(given, Normalizer.Form.NFC).replaceAll("\\p{Cntrl}", " ");
    return UNSEEN.matcher(name).replaceAll("").strip();
  }

  /** Whether something can be called that: one level, and none that leads elsewhere. */
  public static boolean isGood(String name) {
    return !name.isEmpty()
        && name.codePointCount(0, name.length()) <= MOST
        && name.indexOf('/') < 0
        && name.indexOf('\\') < 0
        && !name.equals(".")
        && !name.equals("..");
  }

  /** The name itself, and what it may be called beside one of the same name: {@code a (2).txt}. */
  public static List<String> beside(String name) {
    int dot = name.lastIndexOf('.');
    String begin = dot > 0 ? name.substring(0, dot) : name;
    String ending = dot > 0 ? name.substring(dot) : "";
    return IntStream.rangeClosed(2, TRIES).mapToObj(i -> begin + " (" + i + ")" + ending).toList();
  }
}
