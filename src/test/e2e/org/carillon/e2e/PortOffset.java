package org.carillon.e2e;

/**
 * Where each server of the end-to-end tests listens: two that run at a time share no port. All are
 * moved by {@code -Dcarillon.e2e.offset} where two runs share a machine.
 */
enum PortOffset {
  /** The nodes of the tests inside the server: {@code org.carillon.container}. */
  CONTAINER(-3_000),

  CONTAINER_SECOND(-2_000),
  FUZZ(-1_000),
  SHARED(0),
  RECOVERED(100),

  /** The shared server of the second process that runs tests. */
  SHARED_BY_OTHERS(400),

  INTERRUPTED(700),
  CRASH(1_000),
  DISK_FULL(2_000),
  DAMAGE(2_500),
  DATABASE_AWAY(3_000),
  MIGRATED(3_500),
  CLUSTER(4_000),
  STOCK(4_500),

  /** A thousand above its first: {@code TwoNodes} counts on. */
  CLUSTER_SECOND(5_000),

  CLUSTER_REFUSED(6_000);

  private static final int BASE = Integer.getInteger("carillon.e2e.offset", 12_000);

  private final int aboveBase;

  PortOffset(int aboveBase) {
    this.aboveBase = aboveBase;
  }

  /** What is added to the default ports. */
  int value() {
    return BASE + aboveBase;
  }
}
