package org.carillon.format.picture;

/** The octets are not the picture that their beginning promises, or it is too large to be shown. */
final class BrokenPicture extends Exception {
  private static final long serialVersionUID = 1L;
}
