package org.carillon.identity.forgotten;

import java.time.Duration;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Peer;

/**
 * Lets people who forgot their password choose another one, by a code that is mailed to their
 * recovery address or handed over by an administrator. Second factors are still asked for
 * afterwards.
 */
public interface ForgottenPasswords {
  /** The time for which a mailed code is valid. */
  Duration MAILED = Duration.ofMinutes(30);

  /** The time for which a code is valid that an administrator hands over. */
  Duration HANDED_OVER = Duration.ofHours(24);

  /** The largest number of reset messages that an account is sent in a day. */
  int MOST_MESSAGES = 5;

  /** Returns an account's recovery address, if any, for all who may act on the account. */
  Answer<Optional<RecoveryAddress>> find(Caller caller, String address);

  /**
   * Sends a code to a recovery address of the caller's choice. The caller must have shown the
   * password.
   *
   * @param elsewhere the mail address that the caller reads on another server
   * @return a note that must come back with the code within ten minutes; the server stores nothing
   *     else
   */
  Answer<String> propose(Caller caller, String elsewhere);

  /**
   * Stores the recovery address whose code came back, in place of the previous one.
   *
   * @param note the note that {@link #propose} returned
   * @param code the code, as typed
   */
  Answer<RecoveryAddress> confirm(Caller caller, String note, String code);

  /** Removes an account's recovery address. For its own, a caller must have shown the password. */
  Answer<RecoveryAddress> remove(Caller caller, String address);

  /**
   * Mails a code to an account's recovery address, if the account exists, has such an address and
   * its domain allows that. The caller does not learn which: the method returns at once in all
   * cases. If more than a few codes are requested, further requests are dropped.
   *
   * @param typed the account's address, as typed
   * @param program the browser's name for itself, to be mentioned in the message
   */
  void ask(String typed, Peer peer, String program);

  /** Makes a code that an administrator hands to an account's owner, replacing an earlier one. */
  Answer<ResetCode> reset(Caller caller, String address);

  /**
   * Sets a new password and ends what the account has open. The code can be used only once.
   *
   * @param code the code, as typed or as taken from a link
   * @return the account's address
   */
  Answer<String> redeem(String code, String password, Peer peer);
}
