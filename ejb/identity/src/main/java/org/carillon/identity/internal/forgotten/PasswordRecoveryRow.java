package org.carillon.identity.internal.forgotten;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.carillon.identity.forgotten.ForgottenPasswords;
import org.carillon.identity.forgotten.RecoveryAddress;
import org.carillon.identity.internal.secondfactor.SecondFactorSignIns;

/** An account's address elsewhere, and its code; of codes the hash alone. */
@Entity
@Table(name = "password_recovery")
public class PasswordRecoveryRow {
  /** A letter on its way is waited for. */
  private static final Duration BETWEEN_LETTERS = Duration.ofMinutes(5);

  @Id long account;

  /** Empty for none. */
  String address = "";

  Instant confirmed;

  /** Null for none. */
  byte[] code;

  Instant issued;
  Instant expires;

  /** The administrator who made the code; empty where it was mailed. */
  String issuer = "";

  LocalDate day;

  /** How many letters went out that day. */
  int sent;

  /** An account's for a change; made where there is none. */
  static PasswordRecoveryRow locked(EntityManager entities, long account) {
    SecondFactorSignIns.lock(entities, account);
    PasswordRecoveryRow present =
        entities.find(PasswordRecoveryRow.class, account, LockModeType.PESSIMISTIC_WRITE);
    if (present != null) {
      return present;
    }
    var row = new PasswordRecoveryRow();
    row.account = account;
    entities.persist(row);
    return row;
  }

  Optional<RecoveryAddress> shown() {
    return address.isEmpty()
        ? Optional.empty()
        : Optional.of(new RecoveryAddress(address, confirmed));
  }

  /** Counts a letter; whether it may go out today. */
  boolean mayWrite(Instant now) {
    LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
    if (!today.equals(day)) {
      day = today;
      sent = 0;
    }
    return ++sent <= ForgottenPasswords.MOST_LETTERS;
  }

  /** Whether a code was mailed a moment ago. */
  boolean isJustMailed(Instant now) {
    return code != null && issuer.isEmpty() && issued.plus(BETWEEN_LETTERS).isAfter(now);
  }

  /** Whether an administrator handed a code over that is good still. */
  boolean isHandedOver(Instant now) {
    return code != null && !issuer.isEmpty() && expires.isAfter(now);
  }

  void issue(byte[] hash, Instant now, Duration life, String by) {
    code = hash;
    issued = now;
    expires = now.plus(life);
    issuer = by;
  }

  /** Uses the code up. */
  void spend() {
    code = null;
    issued = null;
    expires = null;
    issuer = "";
  }
}
