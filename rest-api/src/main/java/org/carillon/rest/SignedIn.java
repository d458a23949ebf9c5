package org.carillon.rest;

import jakarta.enterprise.context.RequestScoped;
import org.carillon.contract.identity.Caller;

/** Who sent the request. */
@RequestScoped
public class SignedIn {
  private Caller caller;

  /** The caller that the sign-in filter admitted. */
  public Caller caller() {
    return caller;
  }

  void admit(Caller admitted) {
    caller = admitted;
  }
}
