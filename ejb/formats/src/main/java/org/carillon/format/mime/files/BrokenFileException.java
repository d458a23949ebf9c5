package org.carillon.format.mime.files;

import java.io.IOException;

/** A container that is not as its kind is, or takes more than is looked at. */
final class BrokenFileException extends IOException {
  private static final long serialVersionUID = 1;

  BrokenFileException(String why) {
    super(why);
  }
}
