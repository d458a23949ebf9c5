package org.carillon.web.request;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import org.carillon.contract.identity.Caller;

/** The caller of this request; {@link SignInFilter} sets it once. */
@Named
@RequestScoped
public class Visitor {
  private Caller caller;
  private String secret;

  void is(Caller caller, String secret) {
    this.caller = caller;
    this.secret = secret;
  }

  /**
   * The caller.
   *
   * @throws IllegalStateException on a page without sign-in
   */
  public Caller caller() {
    if (caller == null) {
      throw new IllegalStateException("Nobody is signed in");
    }
    return caller;
  }

  /** Returns whether the request has a session. */
  public boolean isSignedIn() {
    return caller != null;
  }

  /** The caller's address or name; empty without a session. */
  public String getName() {
    return caller == null ? "" : caller.name();
  }

  /** The web session's secret, for closing it. */
  public String secret() {
    return secret;
  }
}
