package org.carillon.rest.access;

import jakarta.enterprise.context.RequestScoped;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Peer;

/** Who sent the request. */
@RequestScoped
public class SignedIn {
  private Caller caller;
  private Peer peer;

  /** The caller that the sign-in filter admitted. */
  public Caller caller() {
    return caller;
  }

  /** Where the request came from. */
  Peer peer() {
    return peer;
  }

  /** Whether somebody signed in who administers the whole server. */
  public boolean isServerAdministrator() {
    return caller != null && caller.administersServer();
  }

  void admit(Caller admitted, Peer from) {
    caller = admitted;
    peer = from;
  }
}
