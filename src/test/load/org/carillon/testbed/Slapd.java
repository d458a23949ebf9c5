package org.carillon.testbed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** OpenLDAP's server from Debian, in a folder of its own and on a free port of loopback. */
public final class Slapd implements AutoCloseable {
  private static final Duration BOUND = Duration.ofMinutes(2);

  private final Process process;
  private final int port;

  /**
   * Fills its database and starts it.
   *
   * @param folder its own; created if missing
   * @param configuration slapd.conf from its modules on: TLS, an mdb database and its suffix; the
   *     database's folder is appended
   * @param entries in LDIF
   */
  public Slapd(Path folder, String configuration, String entries) throws IOException {
    Path database = Files.createDirectories(folder.resolve("db"));
    Path file =
        Files.writeString(
            folder.resolve("slapd.conf"),
            """
            include /etc/ldap/schema/core.schema
            include /etc/ldap/schema/cosine.schema
            include /etc/ldap/schema/inetorgperson.schema
            modulepath /usr/lib/ldap
            moduleload back_mdb
            pidfile %s/slapd.pid
            %s
            directory %s
            """
                .formatted(folder, configuration, database));
    Path ldif = Files.writeString(folder.resolve("entries.ldif"), entries);
    Path slapd = Path.of(OutsideTool.SLAPD.path());
    Command.run(
            BOUND,
            List.of(
                slapd.resolveSibling("slapadd").toString(),
                "-q",
                "-f",
                file.toString(),
                "-l",
                ldif.toString()))
        .orFail();
    port = FreePort.find();
    process =
        new ProcessBuilder(slapd.toString(), "-f", file.toString(), "-h", url(), "-d", "0")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("slapd.log").toFile())
            .start();
    Await.until("slapd listens", BOUND, this::listens);
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** The port for plain text and StartTLS. */
  public int port() {
    return port;
  }

  public String url() {
    return "ldap://127.0.0.1:" + port;
  }

  /** Its process id, for suspending it. */
  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
