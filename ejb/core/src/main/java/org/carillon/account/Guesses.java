package org.carillon.account;

import java.net.InetAddress;

/**
 * The one place that counts failed sign-ins, by account and by network, whatever way in they came;
 * and that says, before anything is looked up or hashed, who is barred for a while.
 */
public interface Guesses {

  /** What becomes of a try. */
  sealed interface Beginning {}

  /**
   * It may be decided.
   *
   * @param guess to be told how it ends
   */
  record Begun(Guess guess) implements Beginning {}

  /** Too many were wrong: to be put off without a look at what is shown. */
  record Barred() implements Beginning {}

  /** Nobody has so long a name: wrong. Nothing is kept of it. */
  record Nobody() implements Beginning {}

  /**
   * Somebody tries to sign in.
   *
   * @param name as typed
   * @param from the client's address
   * @param local whether it is this machine itself, not what came through a proxy: then accounts
   *     are bounded, but not the network
   */
  Beginning begin(String name, InetAddress from, boolean local);
}
