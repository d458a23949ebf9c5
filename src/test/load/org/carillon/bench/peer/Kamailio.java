package org.carillon.bench.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.carillon.bench.BenchPorts;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;

/** Debian's Kamailio with the configuration beside this benchmark. */
public final class Kamailio implements AutoCloseable {

  public static final int SIP = BenchPorts.OFFSET + 5_500;

  private final Path pidFile;

  public Kamailio(Path folder) throws IOException {
    pidFile = folder.resolve("kamailio.pid");
    Path configuration = CarillonServer.tree().resolve("src/test/load/sip/kamailio.cfg");
    Command.run(
            Duration.ofSeconds(20),
            List.of(
                OutsideTool.KAMAILIO.path(),
                "-f",
                configuration.toString(),
                "-l",
                "udp:127.0.0.1:" + SIP,
                "-P",
                pidFile.toString(),
                "-m",
                "1024",
                "-E"))
        .orFail();
  }

  @Override
  public void close() {
    Command.run(Duration.ofSeconds(10), List.of("sh", "-c", "kill $(cat " + pidFile + ")"));
  }
}
