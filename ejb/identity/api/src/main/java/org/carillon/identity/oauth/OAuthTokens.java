package org.carillon.identity.oauth;

import java.util.Optional;

/** What clients ask for by themselves, as messages of RFC 6749, 7009, 7662 and OpenID Connect. */
public interface OAuthTokens {

  /** The token endpoint: codes and refresh tokens become tokens (RFC 6749 §3.2). */
  OAuthAnswer token(ClientRequest request);

  /** A device without a browser begins to wait for its owner (RFC 8628 §3.1). */
  OAuthAnswer device(ClientRequest request);

  /** Ends all that came of the code that a token came of (RFC 7009). */
  OAuthAnswer revoke(ClientRequest request);

  /** What a token is worth, for confidential clients (RFC 7662). */
  OAuthAnswer introspect(ClientRequest request);

  /** Who somebody is (OpenID Connect Core §5.3). */
  OAuthAnswer userInfo(Optional<String> accessToken);

  /** The keys that ID tokens are signed by (RFC 7517 §5). */
  OAuthAnswer keys();

  /**
   * What this server offers (RFC 8414, OpenID Connect Discovery §3).
   *
   * @param issuer as whom it was asked
   */
  String metadata(String issuer);
}
