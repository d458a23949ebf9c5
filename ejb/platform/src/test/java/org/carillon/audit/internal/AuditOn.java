package org.carillon.audit.internal;

import org.carillon.audit.Audit;
import org.carillon.testing.TestDatabase;

/** The product's audit book over a test's database, outside the container. */
public final class AuditOn {
  private AuditOn() {}

  /** Wires it up. */
  public static Audit database(TestDatabase database) {
    return new AuditLog(database.transactions());
  }
}
