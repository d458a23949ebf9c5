package org.carillon.e2e;

/**
 * The port offset of each server of the end-to-end tests: two that run at a time share no port.
 * {@code -Dcarillon.e2e.offset} moves all if two runs share a machine.
 */
enum PortOffset {
  /** The nodes for tests inside the server: {@code org.carillon.container}. */
  CONTAINER(-3_000),

  CONTAINER_SECOND(-2_000),
  FUZZ(-1_000),
  SHARED(0),
  RECOVERED(100),

  /** The shared server of the second test process. */
  SHARED_BY_OTHERS(400),

  INTERRUPTED(700),
  CRASH(1_000),
  DISK_FULL(2_000),
  DAMAGE(2_500),
  DATABASE_AWAY(3_000),
  MIGRATED(3_500),
  CLUSTER(4_000),
  STOCK(4_500),

  /** {@code TwoNodes} relies on this being a thousand above the first. */
  CLUSTER_SECOND(5_000),

  CLUSTER_REFUSED(6_000);

  private static final int BASE = Integer.getInteger("carillon.e2e.offset", 12_000);

  private final int aboveBase;

  PortOffset(int aboveBase) {
    this.aboveBase = aboveBase;
  }

  int value() {
    return BASE + aboveBase;
  }
}
