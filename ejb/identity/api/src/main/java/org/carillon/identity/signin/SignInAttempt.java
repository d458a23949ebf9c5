package org.carillon.identity.signin;

import java.time.Duration;
import org.carillon.account.secret.PasswordTry;

/**
 * One try to sign in that is being decided. Many may be at once; so whoever decides one asks again
 * after each wait, and tells the client what came of it only if it counted while there was room: no
 * more answers are had by trying in parallel than one after the other.
 */
public interface SignInAttempt extends PasswordTry {

  /**
   * Tells whom the name stands for, once that was looked up: aliases and spellings of one account
   * are counted as one.
   *
   * @param principal the canonical address or name
   * @param password tells a principal's passwords apart: where an earlier one was right says
   *     nothing
   * @return whether to go on, as {@link #goesOn}
   */
  boolean isOf(String principal, long password);

  /** What is known of where a try comes from. */
  enum Source {
    /** Its account signed in from there of late. */
    KNOWN,
    /** Nothing. */
    NEW,
    /** Passwords were wrong there of late, and its account did not sign in. */
    FAILED
  }

  /** Where it comes from: what a try from a known place asks for goes before what others do. */
  Source source();

  /** Whether to go on; if not, the answer is that of {@link FailedSignIns.Barred}. */
  @Override
  boolean goesOn();

  @Override
  default boolean isKnown() {
    return source() == Source.KNOWN;
  }

  /** For how long from now it is put off, if nobody lifts the bar; zero when it is not. */
  Duration rest();

  /** It was wrong. Counts it; false when it must not be told, as too many were by now. */
  boolean wrong();

  /**
   * It was right. Remembers that the principal signs in from there; false when it must not be told.
   */
  boolean right();
}
