package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.carillon.bench.CrashRun;
import org.carillon.bench.InjectedFailure;
import org.carillon.testbed.CarillonServer;
import org.junit.jupiter.api.Test;

/**
 * Tests two short rounds of {@code ./carillon bench crash}: acknowledged mail and accounts survive
 * kill -9, once and complete.
 */
class CrashIT {

  @Test
  void acknowledgedMailAndAccountsSurviveKill() throws Exception {
    try (CarillonServer server =
        CarillonServer.start(SharedServer.freshHome("crash"), PortOffset.CRASH.value())) {
      CrashRun run = new CrashRun(server);
      assertThat(run.round(InjectedFailure.EVERYTHING, Duration.ofSeconds(1))).isEmpty();
      assertThat(run.round(InjectedFailure.DATABASE, Duration.ofSeconds(1))).isEmpty();
    }
  }
}
