package org.carillon.launcher.home;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** An error that the user at the command line can fix; the message is the whole sentence shown. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Refusal(String sentence) {
    super(sentence);
  }

  /**
   * Returns a sentence about an error with files or sockets; exceptions of files give only the
   * file's name.
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
