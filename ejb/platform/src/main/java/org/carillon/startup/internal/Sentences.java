package org.carillon.startup.internal;

import java.net.UnknownHostException;
import java.sql.SQLException;

/** Shortens the messages of drivers and libraries for health and the log. */
final class Sentences {
  private Sentences() {}

  /**
   * Returns the reason of a failure, from the exception of the database or its driver: libraries
   * and pools wrap it, but its message tells an administrator what to repair.
   */
  static String cause(Throwable failure) {
    Throwable told = failure;
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof UnknownHostException) {
        return "there is no host " + each.getMessage();
      }
      if (each instanceof SQLException sql && sql.getSQLState() != null) {
        told = each;
      }
    }
    String said = first(told).replaceAll("\\.+$", "");
    Throwable below = told.getCause();
    return below == null || below.getMessage() == null || said.contains(below.getMessage())
        ? said
        : said + " (" + first(below) + ")";
  }

  private static String first(Throwable failure) {
    return String.valueOf(failure.getMessage()).strip().lines().findFirst().orElse("");
  }
}
