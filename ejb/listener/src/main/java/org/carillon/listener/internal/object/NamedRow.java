package org.carillon.listener.internal.object;

import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;

/** A row that administrators know by its name and change in the version that they looked at. */
@MappedSuperclass
public abstract class NamedRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "directory_id")
  private long id;

  private String name;
  private Long domain;
  @Version private long version = 1;
  private Instant created = Instant.now().truncatedTo(ChronoUnit.MICROS);

  /** Its id; 0 before it was persisted. */
  public final long id() {
    return id;
  }

  public final String name() {
    return name;
  }

  /** Sets its name for good. */
  public final void call(String one) {
    name = one;
  }

  /** Its domain; empty for the server's own. */
  public final OptionalLong domain() {
    return domain == null ? OptionalLong.empty() : OptionalLong.of(domain);
  }

  public final void belongTo(long owner) {
    domain = owner;
  }

  /** The version, which starts at 1 and grows by one with each change. */
  public final long version() {
    return version;
  }

  /** The time of its creation. */
  public final Instant created() {
    return created;
  }
}
