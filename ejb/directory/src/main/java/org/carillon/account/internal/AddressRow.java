package org.carillon.account.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A row of the one address table. */
@Entity
@Table(name = "address")
@IdClass(AddressRow.Key.class)
public class AddressRow {
  @Id long domain;

  @Id
  @Column(name = "local_part")
  String localPart;

  @Enumerated(EnumType.STRING)
  Kind kind;

  @ManyToOne
  @JoinColumn(name = "account")
  AccountRow account;

  @Column(name = "mail_group")
  Long group;

  AddressRow() {}

  public AddressRow(Key key, Kind kind, AccountRow account) {
    this.domain = key.domain();
    this.localPart = key.localPart();
    this.kind = kind;
    this.account = account;
  }

  public AddressRow(Key key, Kind kind, long group) {
    this.domain = key.domain();
    this.localPart = key.localPart();
    this.kind = kind;
    this.group = group;
  }

  public long domain() {
    return domain;
  }

  public String localPart() {
    return localPart;
  }

  public Kind kind() {
    return kind;
  }

  /** Returns the account that has the address; null if it leads to a {@link #group}. */
  public AccountRow account() {
    return account;
  }

  /** Returns the id of the group or forwarder at the address; null for an account. */
  public Long group() {
    return group;
  }

  public enum Kind {
    ACCOUNT,
    NAME,
    TELEPHONE,
    GROUP,
    FORWARDER
  }

  /** The key of a row. */
  public record Key(long domain, String localPart) implements Serializable {}
}
