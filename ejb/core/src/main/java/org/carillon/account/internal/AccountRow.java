package org.carillon.account.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.carillon.account.Account;
import org.carillon.account.internal.transaction.VersionedRow;

/** An account; its addresses are {@link AddressRow}s. */
@Entity
@Table(name = "account")
public class AccountRow extends VersionedRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "directory_id")
  long id;

  @ManyToOne(optional = false)
  @JoinColumn(name = "domain")
  DomainRow domain;

  @Column(name = "local_part")
  String localPart;

  @Column(name = "display_name")
  String displayName;

  boolean enabled;
  Instant created;
  Instant deleted;

  public long id() {
    return id;
  }

  public DomainRow domain() {
    return domain;
  }

  public String localPart() {
    return localPart;
  }

  public String displayName() {
    return displayName;
  }

  public boolean isEnabled() {
    return enabled;
  }

  public Instant created() {
    return created;
  }

  public String address() {
    return localPart + "@" + domain.name;
  }

  public Account toAccount() {
    return new Account(id, domain.id, address(), displayName, enabled, version(), created);
  }
}
