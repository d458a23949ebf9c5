package org.carillon.account.internal;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.carillon.account.internal.transaction.VersionedRow;

/** A domain; its names are {@link DomainNameRow}s. */
@Entity
@Table(name = "domain")
@SequenceGenerator(name = "directory_id", sequenceName = "directory_id", allocationSize = 50)
public class DomainRow extends VersionedRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "directory_id")
  long id;

  String name;
  String description;
  boolean enabled;
  Instant created;
  Instant deleted;

  public long id() {
    return id;
  }

  public String name() {
    return name;
  }

  /** Changes the domain's main name. The row of the name is changed separately. */
  public void rename(String other) {
    name = other;
  }

  public boolean isEnabled() {
    return enabled;
  }

  public Instant created() {
    return created;
  }

  public boolean isDeleted() {
    return deleted != null;
  }
}
