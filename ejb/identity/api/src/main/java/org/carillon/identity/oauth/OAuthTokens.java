package org.carillon.identity.oauth;

import java.util.Optional;

/** Requests of clients without a browser: RFC 6749, 7009, 7662 and OpenID Connect. */
public interface OAuthTokens {

  /** Serves the token endpoint, exchanging codes and refresh tokens (RFC 6749 §3.2). */
  OAuthAnswer token(ClientRequest request);

  /** Starts the authorization of a device without a browser, which then waits (RFC 8628 §3.1). */
  OAuthAnswer device(ClientRequest request);

  /** Revokes a token and all others that came of the same authorization code (RFC 7009). */
  OAuthAnswer revoke(ClientRequest request);

  /** Tells confidential clients whether a token is active and what it stands for (RFC 7662). */
  OAuthAnswer introspect(ClientRequest request);

  /** Returns the claims about the user (OpenID Connect Core §5.3). */
  OAuthAnswer userInfo(Optional<String> accessToken);

  /** Returns the keys by which ID tokens are signed (RFC 7517 §5). */
  OAuthAnswer keys();

  /**
   * Returns this server's metadata (RFC 8414, OpenID Connect Discovery §3).
   *
   * @param issuer the issuer as which it was addressed
   */
  String metadata(String issuer);
}
