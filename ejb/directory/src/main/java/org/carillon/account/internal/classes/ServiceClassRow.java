package org.carillon.account.internal.classes;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.carillon.account.internal.transaction.VersionedRow;

/** A class of service; its settings are rows of their own. */
@Entity
@Table(name = "service_class")
public class ServiceClassRow extends VersionedRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "directory_id")
  private long id;

  /** Whose it is; null for the server's. */
  private Long domain;

  private String name;
  private String description;
  private boolean offered;
  private Instant created;

  /** Needed by JPA. */
  protected ServiceClassRow() {}

  /**
   * One to make.
   *
   * @param domain the domain's id; null for the server's
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

  /** Whose it is; null for the server's. */
  public Long domain() {
    return domain;
  }

  /** How an account of this domain names it. */
  public String nameIn(String domainName) {
    return domain == null ? name : name + "@" + domainName;
  }

  public String description() {
    return description;
  }

  /** Says something else of it. */
  public void describe(String other) {
    description = other;
  }

  public boolean isOffered() {
    return offered;
  }

  /** Lets domains' administrators use it, or not any more. */
  public void offer(boolean on) {
    offered = on;
  }

  public Instant created() {
    return created;
  }
}
