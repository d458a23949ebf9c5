package org.carillon.adapter.port;

/** Thrown when the application is not available: it starts, stops or is suspended. */
public final class PortClosedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PortClosedException(String port, Exception cause) {
    super("The port " + port + " is closed", cause);
  }
}
