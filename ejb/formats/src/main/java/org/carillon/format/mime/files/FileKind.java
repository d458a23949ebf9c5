package org.carillon.format.mime.files;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a file is by its octets, whatever it is called. */
public enum FileKind {
  /** A computer runs it: Windows, Linux, macOS, Java, a script, a shortcut. */
  PROGRAM,
  /** It holds other files. */
  ARCHIVE,
  /** It holds files that only whoever has a password reads. */
  ENCRYPTED,
  /** An office document with a program in it. */
  MACROS,
  /**
   * It holds files that were not looked at: of a kind not read here, broken, too many, too deep.
   */
  UNREAD;

  /** As patterns call it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that word. */
  public static Optional<FileKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
