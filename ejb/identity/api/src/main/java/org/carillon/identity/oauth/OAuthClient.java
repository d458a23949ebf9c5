package org.carillon.identity.oauth;

import java.time.Instant;
import java.util.List;

/**
 * A site or program to which users sign in with their account on this server. It does not hold the
 * secret.
 *
 * @param number the internal number; 0 for a client that is to be created
 * @param id the client's id ({@code client_id})
 * @param name the name that people read
 * @param domain the name of the domain whose accounts may use it; empty for all
 * @param isPublic whether it cannot keep a secret (RFC 6749 §2.1)
 * @param redirects the redirect URIs
 * @param logoutRedirects the redirect URIs after a sign-out
 * @param scopes the scopes that it may ask for
 * @param grants the grant types by which it gets tokens
 * @param asks whether users are asked before it is let in
 * @param algorithm the algorithm by which its ID tokens are signed (RFC 7518 §3.1)
 * @param enabled whether it is in use
 * @param version the version, which grows with each change
 */
public record OAuthClient(
    long number,
    String id,
    String name,
    String domain,
    boolean isPublic,
    List<String> redirects,
    List<String> logoutRedirects,
    List<OAuthScope> scopes,
    List<OAuthGrantType> grants,
    boolean asks,
    String algorithm,
    boolean enabled,
    long version,
    Instant created) {

  public OAuthClient {
    redirects = List.copyOf(redirects);
    logoutRedirects = List.copyOf(logoutRedirects);
    scopes = List.copyOf(scopes);
    grants = List.copyOf(grants);
  }
}
