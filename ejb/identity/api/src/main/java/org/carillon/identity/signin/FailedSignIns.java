package org.carillon.identity.signin;

import java.net.InetAddress;
import java.time.Duration;
import org.carillon.account.secret.PasswordChangeObserver;

/**
 * Counts failed sign-ins by account and by network, for all services together. It says, before
 * anything is looked up or hashed, whether a sign-in is barred for a while.
 */
public interface FailedSignIns extends PasswordChangeObserver {

  /** The outcome of beginning a sign-in attempt. */
  sealed interface Beginning {}

  /**
   * The attempt may be decided.
   *
   * @param attempt the attempt, which must be told the result
   */
  record Begun(SignInAttempt attempt) implements Beginning {}

  /**
   * Too many passwords were wrong, or the network is banned. The attempt is refused without a look
   * at the credentials.
   *
   * @param rest the time until the bar ends, if nobody lifts it
   */
  record Barred(Duration rest) implements Beginning {}

  /** The name is longer than any account's, so the attempt is wrong. Nothing is stored of it. */
  record Nobody() implements Beginning {}

  /**
   * Begins an attempt to sign in.
   *
   * @param name the name, as typed
   * @param from the client's address
   * @param local whether the client is directly connected; if its address is then this machine's
   *     own (127.0.0.1, ::1), failures are limited for the account but not for the network
   */
  Beginning begin(String name, InetAddress from, boolean local);
}
