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

/** The row of an account's recovery address and reset code. It holds only the hash of the code. */
@Entity
@Table(name = "password_recovery")
public class PasswordRecoveryRow {
  /** The least time between two messages. A second request waits for it. */
  private static final Duration BETWEEN_MESSAGES = Duration.ofMinutes(5);

  @Id long account;

  /** The recovery address; empty for none. */
  String address = "";

  Instant confirmed;

  /** The hash of the code; null for none. */
  byte[] code;

  Instant issued;
  Instant expires;

  /** The administrator who made the code; empty if it was mailed. */
  String issuer = "";

  LocalDate day;

  /** The number of messages sent on that day. */
  int sent;

  /** Returns an account's row, locked for a change. Creates the row if there is none. */
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

  /** Counts a message. Returns whether it may be sent today. */
  boolean mayWrite(Instant now) {
    LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
    if (!today.equals(day)) {
      day = today;
      sent = 0;
    }
    return ++sent <= ForgottenPasswords.MOST_MESSAGES;
  }

  /** Returns whether a code was mailed within the last five minutes. */
  boolean isJustMailed(Instant now) {
    return code != null && issuer.isEmpty() && issued.plus(BETWEEN_MESSAGES).isAfter(now);
  }

  /** Returns whether there is a valid code that an administrator handed over. */
  boolean isHandedOver(Instant now) {
    return code != null && !issuer.isEmpty() && expires.isAfter(now);
  }

  void issue(byte[] hash, Instant now, Duration life, String by) {
    code = hash;
    issued = now;
    expires = now.plus(life);
    issuer = by;
  }

  /** Removes the code, because it was used. */
  void spend() {
    code = null;
    issued = null;
    expires = null;
    issuer = "";
  }
}
