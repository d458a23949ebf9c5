package org.carillon.format.mime.files;

import java.util.Set;

/**
 * A file that a message carries, or a file inside such a file.
 *
 * @param name the name that the sender gave, without invisible characters; empty if there is none
 * @param kinds the kinds of the file; empty if it is not dangerous by itself
 */
public record AttachedFile(String name, Set<FileKind> kinds) {
  private static final int MOST_NAME = 255;

  public AttachedFile {
    kinds = Set.copyOf(kinds);
  }

  /** Returns a name without control characters, direction controls, final dots and blanks. */
  static String seen(String name) {
    String visible = name.replaceAll("[\\p{Cntrl}\\p{Cf}]", "").replaceFirst("[. ]+$", "");
    // The important part of a file name, its extension, is at the end.
    return visible.substring(Math.max(0, visible.length() - MOST_NAME));
  }
}
