package org.carillon.format.picture;

/** It is not what it begins as, or too large to be shown. */
final class BrokenPicture extends Exception {
  private static final long serialVersionUID = 1L;
}
