package org.carillon.identity.internal.secondfactor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.secret.HomeKey;
import org.carillon.identity.internal.application.ApplicationSecret;
import org.carillon.identity.internal.token.TokenRow;
import org.carillon.identity.secondfactor.SecondFactor;

/** An account's authenticator, with its sealed secret and the hashes of recovery codes. */
@Entity
@Table(name = "second_factor")
public class SecondFactorRow {
  private static final int MOST_WRONG = 10;
  private static final Duration WINDOW = Duration.ofHours(1);

  @Id long account;

  /** The id for which the secret is sealed. It stays the same in a restore to another database. */
  String id;

  /** The sealed secret; null if there are only recovery codes. */
  byte[] secret;

  /** The time step of the code that was accepted last. */
  long step;

  /** The hashes of recovery codes, separated by spaces. */
  String recovery = "";

  Instant created;
  Instant used;

  /** The number of wrong codes since {@link #wrongSince}. */
  int wrong;

  /** The time of the first wrong code that is counted; null for none. */
  @Column(name = "wrong_since")
  Instant wrongSince;

  static String purpose(String id) {
    return "second-factor:" + id;
  }

  SecondFactor shown() {
    return new SecondFactor(isAuthenticator(), created, Optional.ofNullable(used), hashes().size());
  }

  boolean isAuthenticator() {
    return secret != null;
  }

  private List<String> hashes() {
    return recovery.isEmpty() ? List.of() : List.of(recovery.split(" "));
  }

  void recoverBy(List<String> codes) {
    recovery = String.join(" ", codes.stream().map(SecondFactorRow::hash).toList());
  }

  private static String hash(String typed) {
    String plain = ApplicationSecret.plain(typed);
    return plain.isEmpty() ? "" : HexFormat.of().formatHex(TokenRow.hash(plain));
  }

  /** Accepts a recovery code, only once. Returns whether it was right. */
  boolean takeRecovery(String typed, Instant now) {
    List<String> left = new ArrayList<>(hashes());
    if (!left.remove(hash(typed))) {
      return false;
    }
    recovery = String.join(" ", left);
    used = now;
    return true;
  }

  /**
   * Accepts an authenticator's code, only once. Returns whether it was right. After ten wrong codes
   * it accepts none for an hour. Only clients with the password can cause this; recovery codes
   * still work.
   */
  boolean takeCode(HomeKey homeKey, String typed, Instant now) {
    if (!isAuthenticator()) {
      return false;
    }
    boolean isLater = wrongSince == null || wrongSince.plus(WINDOW).isBefore(now);
    if (!isLater && wrong >= MOST_WRONG) {
      return false;
    }
    boolean isRight = isCode(homeKey, typed, now);
    wrong = isRight ? 0 : isLater ? 1 : wrong + 1;
    wrongSince = isRight ? null : isLater ? now : wrongSince;
    return isRight;
  }

  private boolean isCode(HomeKey homeKey, String typed, Instant now) {
    OptionalLong found = TimeCode.step(homeKey.open(purpose(id), secret), typed, now, step);
    if (found.isEmpty()) {
      return false;
    }
    step = found.getAsLong();
    used = now;
    return true;
  }
}
