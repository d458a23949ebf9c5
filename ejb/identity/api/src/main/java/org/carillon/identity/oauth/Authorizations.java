package org.carillon.identity.oauth;

import java.util.List;
import java.util.Map;
import org.carillon.contract.identity.Caller;

/**
 * The authorization endpoint (RFC 6749 §3.1). Between its steps nothing is kept: the browser
 * carries a sealed note for ten minutes, which every node can read.
 */
public interface Authorizations {

  /**
   * Takes a request of a client.
   *
   * @param parameters all that came, each with all of its values
   * @param issuer as whom this server was asked ({@code https://mail.example.com})
   */
  AuthorizationStep begin(Map<String, List<String>> parameters, String issuer);

  /** What is next while nobody is signed in. */
  AuthorizationStep lookAsNobody(String note);

  /**
   * What is next for whoever is signed in.
   *
   * @param session the secret of its web session
   */
  AuthorizationStep look(Caller caller, String session, String note);

  /** Lets the client in; what is next is looked at again then. */
  AuthorizationStep allow(Caller caller, String session, String note);

  /** Does not let it in, and tells it so. */
  AuthorizationStep refuse(String note);
}
