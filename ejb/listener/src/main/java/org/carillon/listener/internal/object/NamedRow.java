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

  /** Its number; 0 before it was persisted. */
  public final long id() {
    return id;
  }

  /** What it is called. */
  public final String name() {
    return name;
  }

  /** Gives it the name that it keeps. */
  public final void call(String one) {
    name = one;
  }

  /** Whose it is; empty for the server's own. */
  public final OptionalLong domain() {
    return domain == null ? OptionalLong.empty() : OptionalLong.of(domain);
  }

  /** Gives it to a domain. */
  public final void belongTo(long owner) {
    domain = owner;
  }

  /** From 1, one more with each change. */
  public final long version() {
    return version;
  }

  /** When it was made. */
  public final Instant created() {
    return created;
  }
}
