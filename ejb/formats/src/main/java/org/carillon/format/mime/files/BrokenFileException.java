package org.carillon.format.mime.files;

import java.io.IOException;

/** Thrown if a container file is malformed, or holds more than may be read. */
final class BrokenFileException extends IOException {
  private static final long serialVersionUID = 1;

  BrokenFileException(String why) {
    super(why);
  }
}
