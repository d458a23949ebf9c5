package org.carillon.identity.signin;

import java.net.InetAddress;
import java.time.Duration;
import org.carillon.account.secret.PasswordRenewals;

/**
 * The one place that counts failed sign-ins, by account and by network, whatever way in they came;
 * and that says, before anything is looked up or hashed, who is barred for a while.
 */
public interface FailedSignIns extends PasswordRenewals {

  /** What becomes of a try. */
  sealed interface Beginning {}

  /**
   * It may be decided.
   *
   * @param attempt to be told how it ends
   */
  record Begun(SignInAttempt attempt) implements Beginning {}

  /**
   * Too many were wrong, or the network is banned: to be put off without a look at what is shown.
   *
   * @param rest for how long from now, if nobody lifts the bar
   */
  record Barred(Duration rest) implements Beginning {}

  /** Nobody has so long a name: wrong. Nothing is kept of it. */
  record Nobody() implements Beginning {}

  /**
   * Somebody tries to sign in.
   *
   * @param name as typed
   * @param from the client's address
   * @param local whether nothing lay between: of this machine itself (127.0.0.1, ::1) accounts are
   *     bounded then, but not the network
   */
  Beginning begin(String name, InetAddress from, boolean local);
}
