package org.carillon.bench;

/**
 * The ports of the server under test, apart from those of a server in use; {@code CARILLON_OFFSET}
 * moves them, so that two runs can share a machine.
 */
public final class BenchPorts {

  /** Keeps every port below the kernel's range for outgoing connections (from 32768). */
  public static final int OFFSET =
      Integer.parseInt(System.getenv().getOrDefault("CARILLON_OFFSET", "10000"));

  private BenchPorts() {}
}
