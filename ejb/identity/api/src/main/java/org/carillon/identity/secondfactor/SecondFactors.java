package org.carillon.identity.secondfactor;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * Authenticators that show a code which changes with time (TOTP, RFC 6238). An account that has one
 * can use its password only on the web, and only together with a code. Programs sign in by
 * application passwords and tokens.
 */
public interface SecondFactors {
  /** The number of recovery codes that are made at a time. */
  int RECOVERY_CODES = 10;

  /** Returns an account's second factor, if any, for all who may act on the account. */
  Answer<Optional<SecondFactor>> find(Caller caller, String address);

  /** Starts to set up the caller's authenticator. The caller must have shown the password. */
  Answer<NewSecondFactor> propose(Caller caller);

  /** Returns the proposed authenticator once more, while it is valid. */
  Answer<NewSecondFactor> proposed(Caller caller, String key);

  /**
   * Sets up the proposed authenticator, in place of an earlier one. The sessions that programs
   * opened by the password end.
   *
   * @param key the proposal's key
   * @param code the code that the authenticator shows
   * @return the recovery codes; each can be used once in place of a code; the server stores only
   *     their hashes
   */
  Answer<List<String>> confirm(Caller caller, String key, String code);

  /** Makes new recovery codes for the caller, who must have shown the password. */
  Answer<List<String>> renewRecoveryCodes(Caller caller);

  /**
   * Removes an account's second factor. If the account itself calls this, it must have shown the
   * password, and it keeps its passkeys with the recovery codes. If somebody who may act on the
   * account calls this, the authenticator, the passkeys and the recovery codes are all removed, to
   * help an owner who lost everything.
   */
  Answer<SecondFactor> remove(Caller caller, String address);

  /** Returns whether the caller has no second factor although its domain by now requires one. */
  boolean isDue(Caller caller);
}
