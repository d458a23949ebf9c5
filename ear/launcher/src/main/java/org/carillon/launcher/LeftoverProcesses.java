package org.carillon.launcher;

import java.io.IOException;
import org.carillon.launcher.home.Home;

/**
 * Ends the processes that still run in a home after its launcher was killed, in order: the server
 * before its database. The caller must hold the home's lock.
 */
final class LeftoverProcesses {
  private LeftoverProcesses() {}

  static void clear(Home home) throws IOException, InterruptedException {
    ApplicationServer.clear(home);
    Postgres.clear(home);
  }
}
