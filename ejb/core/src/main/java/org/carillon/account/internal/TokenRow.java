package org.carillon.account.internal;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.carillon.account.token.Token;
import org.carillon.contract.identity.Proof;

/** A secret that stands for an account or an administrator; only its hash is here. */
@Entity
@Table(name = "token")
public class TokenRow {
  @Id String id;
  byte[] hash;

  @Enumerated(EnumType.STRING)
  Kind kind;

  String label;

  @ManyToOne
  @JoinColumn(name = "account")
  AccountRow account;

  @ManyToOne
  @JoinColumn(name = "administrator")
  AdministratorRow administrator;

  Instant created;
  Instant used;
  Instant expires;

  Token toToken() {
    return new Token(
        id,
        label,
        account == null ? administrator.displayedName() : account.address(),
        created,
        Optional.ofNullable(expires));
  }

  /** What a token is for. */
  public enum Kind {
    BEARER(Proof.TOKEN),
    WEB(Proof.SESSION);

    private final Proof proof;

    Kind(Proof proof) {
      this.proof = proof;
    }

    /** What whoever shows it has proved. */
    public Proof proof() {
      return proof;
    }
  }
}
