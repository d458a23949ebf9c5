package org.carillon.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/**
 * Two nodes with one database and one blob folder, on one machine. The database is the first
 * node's, but a process of its own: it survives a kill of that node.
 *
 * @param a the node that was started first
 * @param b the other
 */
public record TwoNodes(CarillonServer a, CarillonServer b) implements AutoCloseable {
  private static final int JGROUPS = 7_600;

  /** The same administrator on both nodes. */
  private static final Map<String, String> ADMINISTRATOR =
      Map.of("CARILLON_ADMIN_PASSWORD", "cluster administrator 1");

  /** Starts both, in homes below a folder; the second listens a thousand ports higher. */
  public static TwoNodes start(Path folder, int offset) {
    return start(folder, offset, Optional.empty());
  }

  /**
   * @param cable a loopback address that only the second node's database connections come from
   */
  public static TwoNodes start(Path folder, int offset, Optional<String> cable) {
    int offsetOfB = offset + 1_000;
    String members = "127.0.0.1:" + (JGROUPS + offset) + ",127.0.0.1:" + (JGROUPS + offsetOfB);
    CarillonServer a =
        CarillonServer.start(
            folder.resolve("a"), offset, ADMINISTRATOR, "--node", "a", "--cluster", members);
    try {
      cable.ifPresent(address -> letIn(a, address));
      String options = cable.map(address -> "?localSocketAddress=" + address).orElse("");
      CarillonServer b =
          CarillonServer.start(
              folder.resolve("b"),
              offsetOfB,
              ADMINISTRATOR,
              "--node",
              "b",
              "--cluster",
              members,
              "--db",
              "jdbc:postgresql://127.0.0.1:" + a.port("database") + "/carillon" + options,
              "--db-password-file",
              a.home().resolve("secrets/database-password").toString(),
              "--home-key",
              a.home().resolve("secrets/home.key").toString(),
              "--blobs",
              a.home().resolve("blobs").toString());
      return new TwoNodes(a, b);
    } catch (RuntimeException failed) {
      a.close();
      throw failed;
    }
  }

  private static void letIn(CarillonServer owner, String address) {
    try {
      Files.writeString(
          owner.home().resolve("postgres/pg_hba.conf"),
          "host carillon carillon " + address + "/32 scram-sha-256\n",
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    owner.processes().reloadDatabase();
  }

  @Override
  public void close() {
    b.close();
    a.close();
  }
}
