package org.carillon.bench;

/**
 * Where the server under test listens, out of the way of one that is in use; {@code
 * CARILLON_OFFSET} moves it, so that two runs can stand beside each other.
 */
public final class BenchPorts {

  /** Keeps every port below those that the kernel gives to outgoing connections (32768). */
  public static final int OFFSET =
      Integer.parseInt(System.getenv().getOrDefault("CARILLON_OFFSET", "10000"));

  private BenchPorts() {}
}
