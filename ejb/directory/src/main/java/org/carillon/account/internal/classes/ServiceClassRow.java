package org.carillon.account.internal.classes;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.carillon.account.internal.transaction.VersionedRow;

/** A class of service. Its settings are stored in rows of their own. */
@Entity
@Table(name = "service_class")
public class ServiceClassRow extends VersionedRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "directory_id")
  private long id;

  private Long domain;

  private String name;
  private String description;
  private boolean offered;
  private Instant created;

  protected ServiceClassRow() {}

  /**
   * Creates a class.
   *
   * @param domain the domain's id; null for a class of the server
   */
  public ServiceClassRow(Long domain, String name, String description, boolean offered) {
    this.domain = domain;
    this.name = name;
    this.description = description;
    this.offered = offered;
    this.created = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  public long id() {
    return id;
  }

  /** Returns the id of the domain that owns the class; null for a class of the server. */
  public Long domain() {
    return domain;
  }

  /** Returns the name of the class as an account of this domain gives it. */
  public String nameIn(String domainName) {
    return domain == null ? name : name + "@" + domainName;
  }

  public String description() {
    return description;
  }

  public void describe(String other) {
    description = other;
  }

  public boolean isOffered() {
    return offered;
  }

  /** Sets whether domains' administrators may use the class. */
  public void offer(boolean on) {
    offered = on;
  }

  public Instant created() {
    return created;
  }
}
