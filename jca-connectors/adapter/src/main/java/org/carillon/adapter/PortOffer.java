package org.carillon.adapter;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.carillon.adapter.port.Ports;
import org.jboss.logging.Logger;

/** Offers the application what the adapter does for it, once the application can be called. */
final class PortOffer<P> {
  private static final Logger LOG = Logger.getLogger(PortOffer.class);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Ports ports;
  private final Class<P> port;
  private final Consumer<P> offer;

  /**
   * To be made.
   *
   * @param port who takes it
   * @param offer makes it
   */
  PortOffer(Ports ports, Class<P> port, Consumer<P> offer) {
    this.ports = ports;
    this.port = port;
    this.offer = offer;
  }

  /** Begins, if this is who takes it; returns at once, as the platform wants it. */
  void startFor(Class<?> endpoint) {
    if (port.isAssignableFrom(endpoint)) {
      Thread.ofVirtual().name("adapter-offer").start(this::run);
    }
  }

  /** Until it is taken, or nobody is there any more. */
  private void run() {
    Optional<P> user = ports.find(port);
    while (user.isPresent()) {
      try {
        offer.accept(user.get());
        return;
      } catch (RuntimeException e) {
        LOG.debug("The application does not answer yet", e);
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
