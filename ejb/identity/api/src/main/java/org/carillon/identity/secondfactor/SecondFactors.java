package org.carillon.identity.secondfactor;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * Authenticators that show a code which changes with time (TOTP, RFC 6238). With one, an account's
 * password opens the web alone, and only together with a code; programs sign in by application
 * passwords and tokens.
 */
public interface SecondFactors {
  /** How many recovery codes are made at a time. */
  int RECOVERY_CODES = 10;

  /** An account's, if it has one or recovery codes: for itself, and for who may act on it. */
  Answer<Optional<SecondFactor>> find(Caller caller, String address);

  /** Begins to set one up for the caller's own account, who must have shown the password. */
  Answer<NewSecondFactor> propose(Caller caller);

  /** What was proposed, once more, while its time lasts. */
  Answer<NewSecondFactor> proposed(Caller caller, String key);

  /**
   * Sets up what was proposed, in place of what there may be. What programs have open by the
   * password ends.
   *
   * @param key the proposal's
   * @param code what the authenticator shows
   * @return recovery codes, each of which stands for a code once; they are not kept, only their
   *     hashes are
   */
  Answer<List<String>> confirm(Caller caller, String key, String code);

  /** Makes other recovery codes for the caller, who must have shown the password. */
  Answer<List<String>> renewRecoveryCodes(Caller caller);

  /**
   * Takes an account's away. The account itself must have shown the password, and keeps its
   * passkeys, with the recovery codes; who may act on another helps it so when all is lost:
   * authenticator, passkeys and recovery codes go.
   */
  Answer<SecondFactor> remove(Caller caller, String address);

  /** Whether the caller has none though its domain's accounts must have one by now. */
  boolean isDue(Caller caller);
}
