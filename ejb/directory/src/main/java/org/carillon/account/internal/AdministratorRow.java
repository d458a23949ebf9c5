package org.carillon.account.internal;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Administrator;
import org.carillon.account.internal.transaction.VersionedRow;
import org.carillon.contract.identity.Rights;

/** An administrator: an account, or a name with its own password. */
@Entity
@Table(name = "administrator")
public class AdministratorRow extends VersionedRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "directory_id")
  long id;

  String name;

  @ManyToOne
  @JoinColumn(name = "account")
  AccountRow account;

  @ManyToOne
  @JoinColumn(name = "domain")
  DomainRow domain;

  String password;

  @Enumerated(EnumType.STRING)
  Role role = Role.ADMINISTRATOR;

  public enum Role {
    /** All rights to administer. */
    ADMINISTRATOR,
    /** The right to help other accounts of the domain to sign in again. */
    HELP_DESK;

    /**
     * Returns the rights to administer that the role gives.
     *
     * @param domain the domain's id, or 0 for the server
     */
    public Rights rights(long domain) {
      if (this == HELP_DESK) {
        return new Rights.User();
      }
      return domain == 0
          ? new Rights.ServerAdministrator()
          : new Rights.DomainAdministrator(domain);
    }

    /** Returns the domain whose accounts the help desk may help; empty for other roles. */
    public OptionalLong helped(long domain) {
      return this == HELP_DESK ? OptionalLong.of(domain) : OptionalLong.empty();
    }
  }

  /** The later of the times of setting the password and signing out everywhere. */
  Instant changed;

  Instant created;

  public long id() {
    return id;
  }

  /** Returns the domain that is administered; null for the server. */
  public DomainRow domain() {
    return domain;
  }

  public String name() {
    return name;
  }

  /** Returns the password's hash as text; null for an account, which has its own. */
  public String password() {
    return password;
  }

  public Instant changed() {
    return changed;
  }

  public Instant created() {
    return created;
  }

  public String displayedName() {
    return account == null ? name : account.address();
  }

  /** Returns the domain whose help desk this administrator belongs to; empty for other roles. */
  public OptionalLong helped() {
    return role.helped(domain == null ? 0 : domain.id);
  }

  /** Returns the rights to administer. A member of the help desk has none. */
  public Rights rights() {
    return role.rights(domain == null ? 0 : domain.id);
  }

  Administrator toAdministrator() {
    return new Administrator(
        displayedName(),
        Optional.ofNullable(domain).map(own -> own.name),
        role == Role.HELP_DESK,
        version(),
        created);
  }
}
