package org.carillon.webmail.file;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of files in an archive: no paths of their own, and none twice, capitals disregarded. */
public final class FileNames {
  private static final Pattern NOT_IN_NAMES = Pattern.compile("[\\p{Cntrl}\\\\:*?\"<>|]");
  private static final int MOST = 150;

  private final Set<String> taken = new HashSet<>();

  /** The number that the next of a name tries: many of one name are not counted through again. */
  private final Map<String, Integer> next = new HashMap<>();

  /**
   * A name that is free.
   *
   * @param folder in which folder of the archive
   * @param path the name; what is between slashes lies in folders
   * @param ending with its dot
   */
  public String of(String folder, String path, String ending) {
    return free(cleaned(folder, path) + ending);
  }

  /** A path in a folder of the archive, without what no name may have in it. */
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

  /** A name that is free: itself, or with a number before its ending. */
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
