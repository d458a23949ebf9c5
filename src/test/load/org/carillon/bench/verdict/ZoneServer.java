package org.carillon.bench.verdict;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import org.carillon.testbed.Await;

/** {@code zone.py} at a loopback address that resolv.conf can name. Needs root. */
final class ZoneServer implements AutoCloseable {
  static final String ADDRESS = "127.0.0.77";
  static final int PORT = 53;

  private final Process process;

  ZoneServer(Path folder) throws IOException {
    process =
        VerdictsBenchmark.script(
                "zone.py", folder.resolve("zone").toString(), ADDRESS, Integer.toString(PORT))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("zone.said").toFile())
            .start();
    Await.until("the name server answers", Duration.ofSeconds(20), ZoneServer::isUp);
  }

  private static boolean isUp() {
    try (Socket connection = new Socket()) {
      connection.connect(new InetSocketAddress(ADDRESS, PORT), 1_000);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
