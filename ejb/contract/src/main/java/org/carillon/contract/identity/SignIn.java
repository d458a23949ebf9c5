package org.carillon.contract.identity;

import java.time.Duration;
import java.util.Optional;

/** The answer to a sign-in. */
public sealed interface SignIn {

  /**
   * The client is who it says.
   *
   * @param caller as which it acts
   * @param validity how long that holds, for sessions that stay open
   * @param proof by what the server shows the client that it knows its secret, too (RFC 5802 §3
   *     ServerSignature, RFC 2831 §2.1.3 rspauth); empty where the way has none
   */
  record Admitted(Caller caller, SignInValidity validity, Optional<byte[]> proof)
      implements SignIn {
    /** Of a way that shows nothing to the client. */
    public Admitted(Caller caller, SignInValidity validity) {
      this(caller, validity, Optional.empty());
    }
  }

  /** Not admitted, and trying the same again will not help. */
  record Rejected(Reason reason) implements SignIn {}

  /**
   * The password is right, and is not enough.
   *
   * @param key by which a browser goes on with a code, for a few minutes; empty where no code is
   *     taken: there tokens and application passwords sign in
   */
  record SecondFactorNeeded(String key) implements SignIn {
    /** Leaves the key out, so that no log can show it. */
    @Override
    public String toString() {
      return "SecondFactorNeeded[]";
    }
  }

  /** Not decided now; the same may be right later. */
  sealed interface TryLater extends SignIn {
    /** A sentence that names nobody, for the log, for health and for programs. */
    String why();
  }

  /** Could not be decided: too many checks at once, or the database is away. */
  record NotNow(String why) implements TryLater {}

  /**
   * Put off without a look at what was shown: too many were wrong.
   *
   * @param rest for how long from now, if nobody lifts the bar
   */
  record Barred(Duration rest) implements TryLater {
    @Override
    public String why() {
      return "Too many wrong passwords were tried.";
    }
  }

  /**
   * Why a sign-in was rejected. A client is told {@link #WRONG} alike for an unknown name and a
   * wrong password.
   */
  enum Reason {
    /** Name unknown or password wrong. */
    WRONG,
    /** The account or its domain is switched off, or this service is not allowed to it. */
    NOT_ALLOWED,
    /** A password without encryption is refused here (a setting; loopback is excepted). */
    NEEDS_ENCRYPTION,
    /** The authorization identity may not be acted for. */
    NOT_AUTHORIZED_AS,
    /** The password is right and too old: its owner chooses another on the webmail's page. */
    PASSWORD_EXPIRED
  }
}
