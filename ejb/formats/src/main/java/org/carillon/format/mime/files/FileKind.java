package org.carillon.format.mime.files;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kind of a file, judged by its octets, not by its name. */
public enum FileKind {
  /** A program that a computer can run: for Windows, Linux, macOS, Java, a script, a shortcut. */
  PROGRAM,
  ARCHIVE,
  /** A file whose content can only be read with a password. */
  ENCRYPTED,
  /** An office document with macros. */
  MACROS,
  /** A file with content not looked at: unsupported, broken, too many, or nested too deep. */
  UNREAD;

  /** Returns the word for this kind in patterns. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the kind with that word, or empty if there is none. */
  public static Optional<FileKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
