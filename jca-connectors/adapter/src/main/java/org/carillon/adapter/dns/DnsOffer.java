package org.carillon.adapter.dns;

import java.time.Duration;
import java.util.Optional;
import org.carillon.adapter.port.Ports;
import org.carillon.contract.dns.DnsClient;
import org.carillon.contract.dns.DnsUser;
import org.jboss.logging.Logger;

/** Offers the application who asks the DNS for it, once the application can be called. */
public final class DnsOffer {
  private static final Logger LOG = Logger.getLogger(DnsOffer.class);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Ports ports;
  private final DnsClient client;

  public DnsOffer(Ports ports, DnsClient client) {
    this.ports = ports;
    this.client = client;
  }

  /** Begins; returns at once, as the platform wants it. */
  public void start() {
    Thread.ofVirtual().name("dns-offer").start(this::offer);
  }

  /** Until it is taken, or nobody is there any more. */
  private void offer() {
    Optional<DnsUser> user = ports.find(DnsUser.class);
    while (user.isPresent()) {
      try {
        user.get().offer(client);
        return;
      } catch (RuntimeException e) {
        LOG.debug("The application does not answer yet", e);
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException stopped) {
        return;
      }
      user = ports.find(DnsUser.class);
    }
  }
}
