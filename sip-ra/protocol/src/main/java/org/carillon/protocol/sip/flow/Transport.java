package org.carillon.protocol.sip.flow;

import java.util.Locale;
import java.util.Optional;

/** A transport of RFC 3261 §18. */
public enum Transport {
  UDP(false, 5060),
  TCP(true, 5060),
  TLS(true, 5061);

  private final boolean reliable;
  private final int port;

  Transport(boolean reliable, int port) {
    this.reliable = reliable;
    this.port = port;
  }

  /** Returns true if it keeps order and loses nothing, so that transactions need not retransmit. */
  public boolean reliable() {
    return reliable;
  }

  /** The port when an address names none (RFC 3261 §19.1.2). */
  public int defaultPort() {
    return port;
  }

  /** The word in a {@code transport} URI parameter. */
  public String parameter() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the transport of a Via or a {@code transport} parameter, in any case. */
  public static Optional<Transport> named(String word) {
    for (Transport transport : values()) {
      if (transport.name().equalsIgnoreCase(word)) {
        return Optional.of(transport);
      }
    }
    return Optional.empty();
  }
}
