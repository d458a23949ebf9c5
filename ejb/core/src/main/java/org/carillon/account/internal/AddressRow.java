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

/** A line of the one address table. */
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

  @ManyToOne(optional = false)
  @JoinColumn(name = "account")
  AccountRow account;

  AddressRow() {}

  AddressRow(Key key, Kind kind, AccountRow account) {
    this.domain = key.domain();
    this.localPart = key.localPart();
    this.kind = kind;
    this.account = account;
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

  public AccountRow account() {
    return account;
  }

  /** What an address is. */
  public enum Kind {
    ACCOUNT,
    NAME,
    TELEPHONE
  }

  /** What names a line. */
  public record Key(long domain, String localPart) implements Serializable {}
}
