package org.carillon.identity.internal.token;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.carillon.account.internal.AccountRow;
import org.carillon.account.internal.AdministratorRow;
import org.carillon.contract.identity.Proof;
import org.carillon.identity.internal.Principal;
import org.carillon.identity.token.Token;

/** A secret that stands for an account or an administrator; only its hash is here. */
@Entity
@Table(name = "token")
public class TokenRow {
  /** How exactly the last use is known: spares a write a request. */
  private static final Duration USE_GRAIN = Duration.ofMinutes(1);

  @Id String id;
  byte[] hash;

  @Enumerated(EnumType.STRING)
  Kind kind;

  String label;

  /** From where it was made; empty where nobody asked. */
  String network = "";

  /** What a browser calls itself; empty for others. */
  String program = "";

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

  /**
   * Whether it stands for anybody now.
   *
   * @param idle for how long a web session may be without use
   */
  public boolean isInForce(Instant now, Duration idle) {
    boolean ended = expires != null && !now.isBefore(expires);
    return !ended && !(kind == Kind.WEB && now.isAfter(used.plus(idle)));
  }

  /** Notes that it was used, to {@link #USE_GRAIN}. */
  public void use(Instant now) {
    if (used.plus(USE_GRAIN).isBefore(now)) {
      used = now;
    }
  }

  /** Whom it stands for. */
  public Principal principal(EntityManager entities) {
    return account == null ? Principal.of(administrator) : Principal.of(entities, account);
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

  /** The secret has 256 random bits, so that a plain hash keeps it. */
  public static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("SHA-256 is not available", failure);
    }
  }
}
