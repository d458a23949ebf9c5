package org.carillon.webmail.file;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Names for files in an archive: without paths of their own, and unique regardless of case. */
public final class FileNames {
  private static final Pattern NOT_IN_NAMES = Pattern.compile("[\\p{Cntrl}\\\\:*?\"<>|]");
  private static final int MOST = 150;

  private final Set<String> taken = new HashSet<>();

  /** The next number to try for a name, so that many equal names are not counted each time. */
  private final Map<String, Integer> next = new HashMap<>();

  /**
   * Returns a free name.
   *
   * @param path the name; slashes separate folders
   * @param ending the end, including its dot
   */
  public String of(String folder, String path, String ending) {
    return free(cleaned(folder, path) + ending);
  }

  /** Returns a path in a folder of the archive, without characters that names may not have. */
  public static String cleaned(String folder, String path) {
    StringBuilder name = new StringBuilder(folder);
    for (String level : path.split("/", -1)) {
      String plain = NOT_IN_NAMES.matcher(level).replaceAll("_").strip();
      while (plain.startsWith(".")) {
        plain = plain.substring(1);
      }
      name.append('/').append(plain.isEmpty() ? "_" : cut(plain));
    }
    return name.toString();
  }

  /** Returns a free name: the given one, or with a number before its ending. */
  public String free(String name) {
    int dot = name.lastIndexOf('.');
    boolean hasEnding = dot > name.lastIndexOf('/') + 1;
    String begin = hasEnding ? name.substring(0, dot) : name;
    String ending = hasEnding ? name.substring(dot) : "";
    String asked = name.toLowerCase(Locale.ROOT);
    int number = next.getOrDefault(asked, 2);
    String free = name;
    while (!taken.add(free.toLowerCase(Locale.ROOT))) {
      free = begin + " (" + number + ")" + ending;
      number++;
    }
    next.put(asked, number);
    return free;
  }

  private static String cut(String name) {
    return name.codePointCount(0, name.length()) <= MOST
        ? name
        : name.substring(0, name.offsetByCodePoints(0, MOST));
  }
}
