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

/** An administrator: an account, or a name with a password of its own. */
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

  /** What the right is. */
  public enum Role {
    /** Everything. */
    ADMINISTRATOR,
    /** To help others of the domain in again. */
    HELP_DESK;

    /**
     * What one of that role may administer.
     *
     * @param domain 0 for the server
     */
    public Rights rights(long domain) {
      if (this == HELP_DESK) {
        return new Rights.User();
      }
      return domain == 0
          ? new Rights.ServerAdministrator()
          : new Rights.DomainAdministrator(domain);
    }

    /** The domain whose accounts' owners one of that role helps, and no more. */
    public OptionalLong helped(long domain) {
      return this == HELP_DESK ? OptionalLong.of(domain) : OptionalLong.empty();
    }
  }

  /** When the password was set. */
  Instant changed;

  Instant created;

  public long id() {
    return id;
  }

  /** Whose administrator it is; null for the server's. */
  public DomainRow domain() {
    return domain;
  }

  public String name() {
    return name;
  }

  /** The password's hash as text; null for an account, which has its own. */
  public String password() {
    return password;
  }

  /** The later of two times: the password was set, or everybody was signed out. */
  public Instant changed() {
    return changed;
  }

  /** When the right was given. */
  public Instant created() {
    return created;
  }

  public String displayedName() {
    return account == null ? name : account.address();
  }

  /** The domain whose accounts' owners it helps, and no more. */
  public OptionalLong helped() {
    return role.helped(domain == null ? 0 : domain.id);
  }

  /** Beyond the help desk's, which are none to administer by. */
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
