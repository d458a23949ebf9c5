package org.carillon.account.internal.transaction;

import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A row of the directory with a version. A caller that changes it may give the version that it has
 * seen. Every change increases the version, also a change of the object's data in other rows.
 */
@MappedSuperclass
public abstract class VersionedRow {
  @Version private long version = 1;
  private Instant modified = now();

  /** Returns the version, which starts at 1 and increases by one with each change. */
  public final long version() {
    return version;
  }

  public final Instant modified() {
    return modified;
  }

  /** Makes the next flush increase the version, even if no column of this row has changed. */
  @PreUpdate
  public void touch() {
    Instant now = now();
    modified = now.isAfter(modified) ? now : modified.plus(1, ChronoUnit.MICROS);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
