package org.carillon.startup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CountDownLatch;

/**
 * Whether the application is still starting. The container lets calls of its beans wait until then;
 * who waits so while it makes a bean that a start-up needs itself would hold up the start for ever.
 * So nothing from outside is worked on before: mail and SIP come in through such beans in the first
 * place, requests of the web ask here.
 */
@ApplicationScoped
public class Starting {
  private final CountDownLatch over = new CountDownLatch(1);

  /** Whether every start-up has ended. */
  public boolean isOver() {
    return over.getCount() == 0;
  }

  /** Every start-up has ended. */
  public void end() {
    over.countDown();
  }

  /** Waits until every start-up has ended. */
  public void await() throws InterruptedException {
    over.await();
  }
}
