package org.carillon.startup;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whether the application is still starting. The container lets calls of its beans wait until then;
 * who waits so while it makes a bean that a start-up needs itself would hold up the start for ever.
 * So nothing from outside is worked on before: mail and SIP come in through such beans in the first
 * place, requests of the web ask here.
 */
@ApplicationScoped
public class Starting {
  private volatile boolean over;

  /** Whether every start-up has ended. */
  public boolean isOver() {
    return over;
  }

  /** Every start-up has ended. */
  public void end() {
    over = true;
  }
}
