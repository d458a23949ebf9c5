package org.carillon.identity.signin;

import java.time.Duration;
import org.carillon.account.secret.PasswordAttempt;

/**
 * An attempt to sign in that is being decided. There can be many at once. The code that decides one
 * must ask {@link #goesOn} after each wait, and may tell the client the result only if the result
 * was counted before the limit was reached. An attacker who tries in parallel thus gets no more
 * answers than one who tries in sequence.
 */
public interface SignInAttempt extends PasswordAttempt {

  /**
   * Tells for which principal the name stands, after it was looked up. Aliases and spellings of one
   * account are counted together.
   *
   * @param principal the canonical address or name
   * @param password a number that distinguishes a principal's passwords: success with an earlier
   *     password says nothing about a later one
   * @return whether to go on, as {@link #goesOn}
   */
  boolean isOf(String principal, long password);

  /** The knowledge about the network that an attempt comes from. */
  enum Source {
    /** The account signed in from there recently. */
    KNOWN,
    /** Nothing is known. */
    NEW,
    /** Passwords from there were wrong recently, and the account did not sign in. */
    FAILED
  }

  /** Returns what is known about the attempt's network. Known networks are served first. */
  Source source();

  /** Returns whether to go on. If not, the answer is that of {@link FailedSignIns.Barred}. */
  @Override
  boolean goesOn();

  @Override
  default boolean isKnown() {
    return source() == Source.KNOWN;
  }

  /** Returns the time until the bar ends if nobody lifts it, or zero if there is no bar. */
  Duration rest();

  /** Counts the attempt as failed. False if the client must not be told: too many failed. */
  boolean wrong();

  /** Records success from this place. Returns false if the client must not be told. */
  boolean right();
}
