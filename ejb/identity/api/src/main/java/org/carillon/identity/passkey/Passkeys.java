package org.carillon.identity.passkey;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * Passkeys and security keys (WebAuthn level 2). One that verified its user opens the pages of the
 * web alone; after a password any of the account's does. With one the account has a second factor:
 * its password opens nothing alone.
 *
 * <p>An origin is that of the page that the browser shows, as the server knows it: {@code
 * https://mail.example.com}.
 */
public interface Passkeys {
  /** How many an account may have. */
  int MOST = 20;

  /** How many characters a browser's answer may have. */
  int MOST_RESPONSE = 16_000;

  /**
   * One that was registered.
   *
   * @param recoveryCodes made for an account that had none, each once in place of a passkey; they
   *     are not kept, only their hashes are
   */
  record Registered(Passkey passkey, List<String> recoveryCodes) {
    /** Leaves the codes out, so that no log can show them. */
    @Override
    public String toString() {
      return "Registered[" + passkey.id() + "]";
    }
  }

  /** An account's, the newest first: for itself, and for who may act on it. */
  Answer<List<Passkey>> list(Caller caller, String address);

  /**
   * Begins to register one for the caller's own account, who must have shown the password.
   *
   * @param name what it is to be called
   */
  Answer<PasskeyWish> propose(Caller caller, String origin, String name);

  /** What was proposed, once more, while its time lasts. */
  Answer<PasskeyWish> proposed(Caller caller, String note);

  /**
   * Registers one. With an account's first second factor, what programs have open by the password
   * ends.
   *
   * @param note the wish's
   * @param response the browser's client data, attestation object and transports, as {@link
   *     #MOST_RESPONSE} characters at most: base64url, transports with commas, dots between
   */
  Answer<Registered> register(Caller caller, String note, String origin, String response);

  /**
   * Takes one away. The account itself must have shown the password. Where it was the account's
   * last and there is no authenticator, the recovery codes go with it.
   */
  Answer<Passkey> remove(Caller caller, String address, String id);

  /**
   * What a browser is asked that signs in. Nothing is looked up for who showed nothing.
   *
   * @param first the key of the right password that was shown before ({@link
   *     org.carillon.contract.identity.SignIn.SecondFactorNeeded}); empty for none
   * @return empty if that account has none for this host, or the key is over
   */
  Optional<PasskeyQuestion> question(String first, String origin);
}
