package org.carillon.rest.access;

import jakarta.enterprise.context.RequestScoped;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Peer;

/** The authenticated caller of the request. */
@RequestScoped
public class SignedIn {
  private Caller caller;
  private Peer peer;

  /** The caller that the sign-in filter admitted. */
  public Caller caller() {
    return caller;
  }

  /** The sender of the request. */
  Peer peer() {
    return peer;
  }

  /** Returns true if an administrator of the whole server is signed in. */
  public boolean isServerAdministrator() {
    return caller != null && caller.administersServer();
  }

  void admit(Caller admitted, Peer from) {
    caller = admitted;
    peer = from;
  }
}
