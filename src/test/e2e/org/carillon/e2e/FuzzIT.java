package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.carillon.bench.FuzzRun;
import org.carillon.testbed.CarillonServer;
import org.junit.jupiter.api.Test;

/** A short {@code ./carillon bench fuzz}: random bytes at any port leave the server healthy. */
class FuzzIT {

  @Test
  void arbitraryInputLeavesTheServerHealthy() throws Exception {
    try (CarillonServer server =
        CarillonServer.start(SharedServer.freshHome("fuzz"), PortOffset.FUZZ.value())) {
      FuzzRun run = new FuzzRun(server);
      List<String> services = List.of("smtp", "lmtp", "imap", "pop3", "sip");
      assertThat(run.at(services, Duration.ofSeconds(15), 100, 1)).isEmpty();
      assertThat(services).allMatch(service -> run.inputs(service) >= 100);
    }
  }
}
