package org.carillon.launcher;

import java.io.IOException;
import org.carillon.launcher.home.Home;

/**
 * What runs in a home though its launcher was killed: ended in order, the server before its
 * database. Only under the home's lock.
 */
final class Leftovers {
  private Leftovers() {}

  static void clear(Home home) throws IOException, InterruptedException {
    ApplicationServer.clear(home);
    Postgres.clear(home);
  }
}
