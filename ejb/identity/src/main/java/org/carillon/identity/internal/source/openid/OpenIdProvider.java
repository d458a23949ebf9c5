package org.carillon.identity.internal.source.openid;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/**
 * A provider's metadata (OpenID Connect Discovery 1.0 §3), and the keys by which it signs.
 *
 * @param keys the keys; they are read again if a signature is by an unknown one, at most twice a
 *     minute
 */
record OpenIdProvider(OIDCProviderMetadata metadata, JWSKeySelector<SecurityContext> keys) {
  /** The accepted signatures, by a provider's key. Others (client secret, none) could be forged. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private static final Duration KEYS_LIFE = Duration.ofMinutes(15);
  private static final Duration KEYS_PAUSE = Duration.ofSeconds(30);

  /**
   * Parses a provider's metadata.
   *
   * @param issuer the issuer as which it is known here
   * @param patience the longest time to wait for another thread that reads the keys
   * @throws IOException if the document is malformed or another issuer's
   */
  static OpenIdProvider parse(
      String issuer, String document, ProviderCalls calls, Duration patience) throws IOException {
    OIDCProviderMetadata metadata;
    try {
      metadata = OIDCProviderMetadata.parse(document);
    } catch (GeneralException malformed) {
      throw new IOException(
          "The provider's configuration cannot be read: " + malformed.getMessage());
    }
    if (!issuer.equals(metadata.getIssuer().getValue())) {
      // Else whoever can put a document there could pose as another provider (Discovery §4.3).
      throw new IOException(
          "The provider's configuration has another issuer: " + metadata.getIssuer().getValue());
    }
    if (metadata.getAuthorizationEndpointURI() == null
        || metadata.getTokenEndpointURI() == null
        || metadata.getJWKSetURI() == null) {
      throw new IOException("The provider's configuration has no authorization endpoint");
    }
    JWKSource<SecurityContext> keys =
        JWKSourceBuilder.<SecurityContext>create(metadata.getJWKSetURI().toURL(), calls)
            .cache(KEYS_LIFE.toMillis(), patience.toMillis())
            .refreshAheadCache(false)
            .rateLimited(KEYS_PAUSE.toMillis())
            .build();
    return new OpenIdProvider(metadata, new JWSVerificationKeySelector<>(ALGORITHMS, keys));
  }
}
