package org.carillon.audit.internal;

import org.carillon.audit.Audit;
import org.carillon.testing.TestDatabase;

/** The product's audit log on a test's database, outside the container. */
public final class AuditOn {
  private AuditOn() {}

  public static Audit database(TestDatabase database) {
    return new AuditLog(database.transactions());
  }
}
