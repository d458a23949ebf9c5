package org.carillon.startup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CountDownLatch;

/**
 * Says whether the application is still starting. The container blocks calls to its beans until
 * then. If a caller is blocked while it creates a bean that a startup method needs too, the start
 * would hang for ever. No request from outside is therefore processed before the start has ended:
 * mail and SIP arrive through such beans anyway, and web requests ask this class.
 */
@ApplicationScoped
public class StartupGate {
  private final CountDownLatch over = new CountDownLatch(1);

  /** Returns whether every startup has ended. */
  public boolean isOver() {
    return over.getCount() == 0;
  }

  /** Records that every startup has ended. */
  public void end() {
    over.countDown();
  }

  /** Waits until every startup has ended. */
  public void await() throws InterruptedException {
    over.await();
  }
}
