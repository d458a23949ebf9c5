package org.carillon.identity.oauth;

import java.util.List;
import org.carillon.contract.identity.Caller;

/** Lets users admit a device that has no browser of its own (RFC 8628 §3.3). */
public interface DeviceAuthorizations {

  /** The result of a look or a decision: what the page shows next. */
  sealed interface Step {}

  /** No device waits with that code, or it no longer waits. */
  record NoDevice() implements Step {}

  /** The user has to sign in again, because the last sign-in was too long ago. */
  record SignInAgain() implements Step {}

  /** The client may not be used with that account. */
  record NotForYou() implements Step {}

  /** The user's decision is stored. */
  record Done() implements Step {}

  /** The server cannot tell at the moment. */
  record Later() implements Step {}

  /**
   * The user has to say whether the device is let in.
   *
   * @param name the name of the device's client
   * @param scopes the scopes that the client asks for
   */
  record Ask(String name, List<OAuthScope> scopes) implements Step {
    public Ask {
      scopes = List.copyOf(scopes);
    }
  }

  /**
   * Looks for the device that waits with the code.
   *
   * @param session the secret of the caller's web session
   * @param code the code, as typed
   */
  Step look(Caller caller, String session, String code);

  /** Lets the device in. */
  Step allow(Caller caller, String session, String code);

  Step refuse(Caller caller, String session, String code);
}
