package org.carillon.web;

/** Which build this is. */
final class Build {

  /** A text that no other build has: the class is loaded anew with each deployment. */
  static final String VERSION = Long.toString(System.currentTimeMillis() / 1000, 36);

  private Build() {}
}
