package org.carillon.container;

import static org.assertj.core.api.Assertions.assertThat;

import org.carillon.bench.RedeployRun;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;

/** An application that is deployed again leaves no port, thread or class loader behind. */
@ArquillianTest
class RedeployIT {
  private static final int TIMES = 3;

  @Deployment
  static Archive<?> application() {
    return Application.with(RedeployIT.class);
  }

  @Test
  @RunAsClient
  void undeployedApplicationLeavesNothingBehind() throws Exception {
    assertThat(new RedeployRun(Nodes.first()).times(TIMES)).isEmpty();
  }
}
