package org.carillon.listener.internal.acme;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.carillon.contract.acme.AcmeDialer;
import org.carillon.contract.acme.AcmeDialerConsumer;

/** Connects to authorities by the dialer that the adapter offers; fails before it has started. */
@ApplicationScoped
public class AcmeClientHolder implements AcmeDialerConsumer {
  private volatile AcmeDialer dialer;

  @Override
  public void offer(AcmeDialer offered) {
    dialer = offered;
  }

  /**
   * Returns the adapter's dialer.
   *
   * @throws IOException before the adapter has started
   */
  AcmeDialer dialer() throws IOException {
    AcmeDialer current = dialer;
    if (current == null) {
      throw new IOException("The mail adapter has not started");
    }
    return current;
  }
}
