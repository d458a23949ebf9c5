package org.carillon.startup.internal;

/** What drivers and libraries say, cut down for health and the log. */
final class Sentences {
  private Sentences() {}

  /** The first line of the failure's message. */
  static String first(Exception failure) {
    return String.valueOf(failure.getMessage()).strip().lines().findFirst().orElse("");
  }
}
