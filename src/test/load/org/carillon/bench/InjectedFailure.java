package org.carillon.bench;

import java.util.function.Consumer;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.ServerProcesses;

/**
 * A failure of a running server and the administrator's recovery.
 *
 * @param name what fails
 * @param blow causes the failure
 * @param recovery starts the server again; does nothing if it recovers by itself
 */
public record InjectedFailure(
    String name, Consumer<CarillonServer> blow, Consumer<CarillonServer> recovery) {

  /** kill -9 of the application server. */
  public static final InjectedFailure SERVER =
      new InjectedFailure(
          "server", server -> server.processes().killServer(), CarillonServer::start);

  /** kill -9 of the database, which the launcher starts again. */
  public static final InjectedFailure DATABASE =
      new InjectedFailure("database", server -> server.processes().killDatabase(), server -> {});

  /** kill -9 of both and of the launcher that watches them. */
  public static final InjectedFailure EVERYTHING =
      new InjectedFailure(
          "server, database and launcher",
          server -> {
            ServerProcesses processes = server.processes();
            // The launcher goes first: it would stop the others in order when one of them ends.
            processes.killLauncher();
            processes.killServer();
            processes.killDatabase();
          },
          CarillonServer::start);

  /** kill -9 of a node with an external database. */
  public static final InjectedFailure NODE =
      new InjectedFailure(
          "node",
          server -> {
            server.processes().killLauncher();
            server.processes().killServer();
          },
          CarillonServer::start);
}
