package org.carillon.startup.internal;

import java.net.UnknownHostException;
import java.sql.SQLException;

/** What drivers and libraries say, cut down for health and the log. */
final class Sentences {
  private Sentences() {}

  /**
   * Why something failed: libraries and pools wrap what the database or its driver said, which is
   * what tells an administrator what to mend.
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
