package org.carillon.identity.passkey;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * Passkeys and security keys (WebAuthn level 2). A passkey that verified its user opens the web
 * pages alone. After a password, any passkey of the account does. An account with a passkey has a
 * second factor: its password alone opens nothing.
 *
 * <p>An origin is the origin of the page that the browser shows, as the server knows it: {@code
 * https://mail.example.com}.
 */
public interface Passkeys {
  /** The largest number of passkeys of an account. */
  int MOST = 20;

  /** The largest number of characters of a browser's answer. */
  int MOST_RESPONSE = 16_000;

  /**
   * A newly registered passkey.
   *
   * @param recoveryCodes the recovery codes that were made for an account that had none; each can
   *     be used once in place of a passkey; the server stores only their hashes
   */
  record Registered(Passkey passkey, List<String> recoveryCodes) {
    /** Leaves the codes out, so that no log can show them. */
    @Override
    public String toString() {
      return "Registered[" + passkey.id() + "]";
    }
  }

  /** Lists an account's passkeys, the newest first. For all who may act on the account. */
  Answer<List<Passkey>> list(Caller caller, String address);

  /**
   * Starts the registration of a passkey for the caller's own account. The caller must have shown
   * the password.
   *
   * @param name the name of the new passkey
   */
  Answer<PasskeyCreationRequest> propose(Caller caller, String origin, String name);

  /** Returns the request that {@link #propose} made, once more, while it is valid. */
  Answer<PasskeyCreationRequest> proposed(Caller caller, String note);

  /**
   * Registers a passkey. If it is the account's first second factor, the sessions that programs
   * opened by the password end.
   *
   * @param note the request's note
   * @param response the browser's client data, attestation object and transports, {@link
   *     #MOST_RESPONSE} characters at most: each in base64url, the transports separated by commas,
   *     the three parts by dots
   */
  Answer<Registered> register(Caller caller, String note, String origin, String response);

  /**
   * Removes a passkey. A caller who removes one of its own account must have shown the password. If
   * it was the last one and there is no authenticator, the recovery codes are removed with it.
   */
  Answer<Passkey> remove(Caller caller, String address, String id);

  /**
   * Returns the request for a browser that signs in. The server looks up nothing for a client that
   * has not shown a password.
   *
   * @param first the key that was returned for the right password ({@link
   *     org.carillon.contract.identity.SignIn.SecondFactorNeeded}); empty for none
   * @return empty if that account has no passkey for this host, or the key has expired
   */
  Optional<PasskeySignInRequest> question(String first, String origin);
}
