package org.carillon.contract.identity;

import java.time.Duration;
import java.util.Optional;

public sealed interface SignIn {

  /**
   * The client is authenticated.
   *
   * @param caller the caller that it acts as
   * @param validity how long the sign-in stays valid, for sessions that stay open
   * @param proof the data by which the server proves to the client that it knows the client's
   *     secret, too (RFC 5802 §3 ServerSignature, RFC 2831 §2.1.3 rspauth); empty if the mechanism
   *     has none
   */
  record Admitted(Caller caller, SignInValidity validity, Optional<byte[]> proof)
      implements SignIn {
    /** Creates the result for a mechanism in which the server proves nothing to the client. */
    public Admitted(Caller caller, SignInValidity validity) {
      this(caller, validity, Optional.empty());
    }
  }

  /** The client is rejected, and trying the same again will not help. */
  record Rejected(Reason reason) implements SignIn {}

  /**
   * The password is right, but a second factor is needed.
   *
   * @param key the key with which a browser sends a code within a few minutes; empty if the service
   *     takes no code, in which case only tokens and application passwords sign in
   */
  record SecondFactorNeeded(String key) implements SignIn {
    /** Leaves the key out, so that no log can show it. */
    @Override
    public String toString() {
      return "SecondFactorNeeded[]";
    }
  }

  /** The sign-in is undecided; the same credentials may succeed later. */
  sealed interface TryLater extends SignIn {
    /** Returns the reason, without names, as a sentence for the log, health checks and programs. */
    String why();
  }

  /** The sign-in could not be decided: too many checks run, or the database is unavailable. */
  record NotNow(String why) implements TryLater {}

  /**
   * The credential was not checked: too many earlier ones were wrong. The rest of the bar may be
   * lifted.
   */
  record Barred(Duration rest) implements TryLater {
    @Override
    public String why() {
      return "Too many wrong passwords were tried. Try again later.";
    }
  }

  /** The reasons for rejection. An unknown name and a wrong password are both {@link #WRONG}. */
  enum Reason {
    /** The name is unknown or the password is wrong. */
    WRONG,
    /** The account or its domain is disabled, or the account may not use this service. */
    NOT_ALLOWED,
    /** A password is refused on an unencrypted connection (a setting; loopback is excepted). */
    NEEDS_ENCRYPTION,
    /** The client may not act as the authorization identity. */
    NOT_AUTHORIZED_AS,
    /** The password is right but has expired; its owner chooses another on the webmail's page. */
    PASSWORD_EXPIRED
  }
}
