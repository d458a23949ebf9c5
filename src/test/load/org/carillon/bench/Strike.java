package org.carillon.bench;

import java.util.function.Consumer;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.ServerProcesses;

/**
 * A blow to a running server and what an administrator does after it.
 *
 * @param name what is struck
 * @param blow strikes
 * @param recovery what it takes to have the server start again; nothing where it heals by itself
 */
public record Strike(
    String name, Consumer<CarillonServer> blow, Consumer<CarillonServer> recovery) {

  /** kill -9 of the application server. */
  public static final Strike SERVER =
      new Strike("server", server -> server.processes().killServer(), CarillonServer::start);

  /** kill -9 of the database, which the launcher starts again. */
  public static final Strike DATABASE =
      new Strike("database", server -> server.processes().killDatabase(), server -> {});

  /** kill -9 of both and of the launcher that watches them. */
  public static final Strike EVERYTHING =
      new Strike(
          "server, database and launcher",
          server -> {
            ServerProcesses processes = server.processes();
            // The launcher first: it would end the others in good order when one of them falls.
            processes.killLauncher();
            processes.killServer();
            processes.killDatabase();
          },
          CarillonServer::start);

  /** kill -9 of a node whose database is elsewhere. */
  public static final Strike NODE =
      new Strike(
          "node",
          server -> {
            server.processes().killLauncher();
            server.processes().killServer();
          },
          CarillonServer::start);
}
