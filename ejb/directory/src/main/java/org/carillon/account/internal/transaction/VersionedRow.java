package org.carillon.account.internal.transaction;

import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A row of the directory that is changed as a whole: whoever changes it may name the version that
 * was looked at. Every change counts, also of what other rows hold of the same object.
 */
@MappedSuperclass
public abstract class VersionedRow {
  @Version private long version = 1;
  private Instant modified = now();

  /** From 1, one more with each change. */
  public final long version() {
    return version;
  }

  /** When it was made or last changed; in microseconds, as the database keeps them. */
  public final Instant modified() {
    return modified;
  }

  /** Has the next flush count a change, whether or not a column of this row is another. */
  @PreUpdate
  public void touch() {
    Instant now = now();
    modified = now.isAfter(modified) ? now : modified.plus(1, ChronoUnit.MICROS);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
