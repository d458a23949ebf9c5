package org.carillon.launcher.home;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * Something that the person at the command line can put right; the message is the whole sentence
 * shown.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Takes the sentence to show. */
  public Refusal(String sentence) {
    super(sentence);
  }

  /**
   * What went wrong with files or sockets, in a sentence; the exceptions of files say only which
   * file.
   */
  public static String reason(IOException failure) {
    return switch (failure) {
      case NoSuchFileException missing -> missing.getFile() + ": there is no such file or folder.";
      case AccessDeniedException denied -> denied.getFile() + ": permission denied.";
      case FileAlreadyExistsException other -> other.getFile() + ": this is a file, not a folder.";
      case FileSystemException file when file.getReason() == null ->
          file.getFile() + ": it cannot be used.";
      default -> String.valueOf(failure.getMessage());
    };
  }
}
