package org.carillon.contract.net;

import java.io.IOException;

/** Thrown if the memory for data from all peers is used up. The peer may come again later. */
public final class MemoryLimitException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception for octets that no memory is left for. */
  public MemoryLimitException() {
    super("No memory is left for what peers send");
  }
}
