package org.carillon.identity.oauth;

import java.time.Instant;
import java.util.List;

/**
 * A site or program that accounts sign in to with their account here, without its secret.
 *
 * @param number its number inside; 0 of one that is to be made
 * @param id what it calls itself ({@code client_id})
 * @param name what people read
 * @param domain the name of the domain whose accounts may use it; empty for all
 * @param isPublic whether it can keep no secret (RFC 6749 §2.1)
 * @param redirects where people may be sent back to
 * @param logoutRedirects the same after they signed out there
 * @param scopes what it may ask for
 * @param grants by what it gets tokens
 * @param asks whether people are asked before it is let in
 * @param algorithm by which its ID tokens are signed (RFC 7518 §3.1)
 * @param enabled whether it is in use
 * @param version counts its changes
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

  /** Copies. */
  public OAuthClient {
    redirects = List.copyOf(redirects);
    logoutRedirects = List.copyOf(logoutRedirects);
    scopes = List.copyOf(scopes);
    grants = List.copyOf(grants);
  }
}
