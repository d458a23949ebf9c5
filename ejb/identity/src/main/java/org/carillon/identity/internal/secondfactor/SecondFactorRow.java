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

/** An account's authenticator: its secret sealed, of recovery codes the hashes alone. */
@Entity
@Table(name = "second_factor")
public class SecondFactorRow {
  private static final int MOST_WRONG = 10;
  private static final Duration WINDOW = Duration.ofHours(1);

  @Id long account;

  /** What the secret is sealed for: the same in every database. */
  String id;

  /** Null where there are recovery codes alone. */
  byte[] secret;

  /** The step of the code that was taken last. */
  long step;

  /** Hashes of recovery codes, with spaces between. */
  String recovery = "";

  Instant created;
  Instant used;

  /** Wrong codes since the first of them. */
  int wrong;

  /** Null for none. */
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

  /** Keeps other recovery codes. */
  void recoverBy(List<String> codes) {
    recovery = String.join(" ", codes.stream().map(SecondFactorRow::hash).toList());
  }

  private static String hash(String typed) {
    String plain = ApplicationSecret.plain(typed);
    return plain.isEmpty() ? "" : HexFormat.of().formatHex(TokenRow.hash(plain));
  }

  /** Takes a recovery code, this once; whether it was one. */
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
   * Takes an authenticator's code, this once; whether it was one. None is taken for an hour after
   * ten wrong ones: only who has the password can bring that about, and recovery codes go on.
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
