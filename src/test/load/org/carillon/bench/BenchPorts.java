package org.carillon.bench;

/** Where the server under test listens, out of the way of one that is in use. */
final class BenchPorts {

  static final int OFFSET = 20_000;

  private BenchPorts() {}
}
