package org.carillon.identity.forgotten;

import java.time.Duration;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Peer;

/**
 * Another password for who forgot it: by a code that is mailed to an address elsewhere, or that an
 * administrator hands over. Second factors are still asked for afterwards.
 */
public interface ForgottenPasswords {
  /** How long a mailed code is good. */
  Duration MAILED = Duration.ofMinutes(30);

  /** How long one is good that an administrator hands over. */
  Duration HANDED_OVER = Duration.ofHours(24);

  /** How many letters an account is sent a day at most. */
  int MOST_LETTERS = 5;

  /** An account's address elsewhere, if it has one: for itself, and for who may act on it. */
  Answer<Optional<RecoveryAddress>> find(Caller caller, String address);

  /**
   * Sends a code to an address that the caller, who must have shown the password, reads elsewhere.
   *
   * @return a note that comes back with the code, within ten minutes; nothing else is kept
   */
  Answer<String> propose(Caller caller, String elsewhere);

  /**
   * Keeps the address whose code came back, in place of what there may be.
   *
   * @param note the proposal's
   * @param code as typed
   */
  Answer<RecoveryAddress> confirm(Caller caller, String note, String code);

  /** Forgets an account's address elsewhere. The account itself must have shown the password. */
  Answer<RecoveryAddress> remove(Caller caller, String address);

  /**
   * Mails a code to the address elsewhere of an account, if there is such an account, it has one
   * and its domain allows that. Nobody learns which: it returns at once, whatever comes of it, and
   * asks for more than a few codes are dropped.
   *
   * @param typed the account's address, as typed
   * @param program what the browser calls itself, for the letter
   */
  void ask(String typed, Peer peer, String program);

  /**
   * Makes a code that an administrator hands over to somebody else's account, in place of what
   * there may be.
   */
  Answer<ResetCode> reset(Caller caller, String address);

  /**
   * Sets another password, which ends what the account has open. The code is used up by that.
   *
   * @param code as typed, or as a link had it
   * @return the account's address
   */
  Answer<String> redeem(String code, String password, Peer peer);
}
