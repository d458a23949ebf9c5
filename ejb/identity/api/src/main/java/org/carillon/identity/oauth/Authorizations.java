package org.carillon.identity.oauth;

import java.util.List;
import java.util.Map;
import org.carillon.contract.identity.Caller;

/**
 * The authorization endpoint (RFC 6749 §3.1). The server stores nothing between its steps: the
 * browser carries a sealed note, valid for ten minutes, which every node can read.
 */
public interface Authorizations {

  /**
   * Takes a client's request.
   *
   * @param parameters all parameters, each with all its values
   * @param issuer the issuer as which this server was addressed ({@code https://mail.example.com})
   */
  AuthorizationStep begin(Map<String, List<String>> parameters, String issuer);

  /** Returns the next step while nobody is signed in. */
  AuthorizationStep lookAsNobody(String note);

  /**
   * Returns the next step for the signed-in user.
   *
   * @param session the secret of the user's web session
   */
  AuthorizationStep look(Caller caller, String session, String note);

  /** Lets the client in. The caller then looks again for the next step. */
  AuthorizationStep allow(Caller caller, String session, String note);

  /** Refuses the client, and tells the client so. */
  AuthorizationStep refuse(String note);
}
