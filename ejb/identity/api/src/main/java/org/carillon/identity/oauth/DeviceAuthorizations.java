package org.carillon.identity.oauth;

import java.util.List;
import org.carillon.contract.identity.Caller;

/** What people do who let in a device that has no browser of its own (RFC 8628 §3.3). */
public interface DeviceAuthorizations {

  /** What is next. */
  sealed interface Step {}

  /** No device waits by that code, or not any more. */
  record NoDevice() implements Step {}

  /** Whoever is signed in has to do it again: that was too long ago. */
  record SignInAgain() implements Step {}

  /** This client is not for that account. */
  record NotForYou() implements Step {}

  /** It is done. */
  record Done() implements Step {}

  /** Nothing is known now. */
  record Later() implements Step {}

  /**
   * Whether the device is let in.
   *
   * @param name what its client is called
   * @param scopes what it asks for
   */
  record Ask(String name, List<OAuthScope> scopes) implements Step {
    /** Copies. */
    public Ask {
      scopes = List.copyOf(scopes);
    }
  }

  /**
   * Looks which device waits.
   *
   * @param session the secret of the caller's web session
   * @param code as typed
   */
  Step look(Caller caller, String session, String code);

  /** Lets it in. */
  Step allow(Caller caller, String session, String code);

  /** Does not. */
  Step refuse(Caller caller, String session, String code);
}
