package org.carillon.format.mime.files;

import java.util.Set;

/**
 * A file that a message carries, or one that lies in such a file.
 *
 * @param name as its sender wrote it, without what is not seen; empty when it has none
 * @param kinds what it is; none for what is not dangerous by itself
 */
public record CarriedFile(String name, Set<FileKind> kinds) {
  private static final int MOST_NAME = 255;

  /** Copies. */
  public CarriedFile {
    kinds = Set.copyOf(kinds);
  }

  /** A name as people see it: without controls, signs of direction, dots and blanks at its end. */
  static String seen(String name) {
    String visible = name.replaceAll("[\\p{Cntrl}\\p{Cf}]", "").replaceFirst("[. ]+$", "");
    // What matters is at its end.
    return visible.substring(Math.max(0, visible.length() - MOST_NAME));
  }
}
