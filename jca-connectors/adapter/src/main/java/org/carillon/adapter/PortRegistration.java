package org.carillon.adapter;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.carillon.adapter.port.Ports;
import org.jboss.logging.Logger;

/** Offers an adapter's service to the application, once the application can be called. */
final class PortRegistration<P> {
  private static final Logger LOG = Logger.getLogger(PortRegistration.class);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Ports ports;
  private final Class<P> port;
  private final Consumer<P> offer;

  /** Creates an offer to the port, not made yet. */
  PortRegistration(Ports ports, Class<P> port, Consumer<P> offer) {
    this.ports = ports;
    this.port = port;
    this.offer = offer;
  }

  /** Starts offering if the endpoint is this port; returns at once, as the platform requires. */
  void startFor(Class<?> endpoint) {
    if (port.isAssignableFrom(endpoint)) {
      Thread.ofVirtual().name("adapter-offer").start(this::run);
    }
  }

  /** Repeats the offer until it is taken or the port is closed. */
  private void run() {
    Optional<P> user = ports.find(port);
    while (user.isPresent()) {
      try {
        offer.accept(user.get());
        return;
      } catch (RuntimeException e) {
        LOG.debug("The application is not ready yet", e);
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException stopped) {
        return;
      }
      user = ports.find(port);
    }
  }
}
