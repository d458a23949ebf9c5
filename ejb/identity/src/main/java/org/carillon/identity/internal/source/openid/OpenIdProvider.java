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
 * What a provider says of itself (OpenID Connect Discovery 1.0 §3), and the keys by which it signs.
 *
 * @param keys read again when a signature is by one that is not among them, twice a minute at most
 */
record OpenIdProvider(OIDCProviderMetadata metadata, JWSKeySelector<SecurityContext> keys) {
  /**
   * Signatures that need a key of the provider's: one by the client's secret or by nobody could be
   * anybody's.
   */
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
   * As its document says.
   *
   * @param issuer as whom it is known here
   * @param patience how long one waits for whoever reads the keys
   * @throws IOException when the document is none, or another issuer's
   */
  static OpenIdProvider parse(
      String issuer, String document, ProviderCalls calls, Duration patience) throws IOException {
    OIDCProviderMetadata metadata;
    try {
      metadata = OIDCProviderMetadata.parse(document);
    } catch (GeneralException malformed) {
      throw new IOException("The provider's document can't be read: " + malformed.getMessage());
    }
    if (!issuer.equals(metadata.getIssuer().getValue())) {
      // Whoever can put a document there could say to be somebody else (Discovery §4.3).
      throw new IOException("The provider calls itself " + metadata.getIssuer().getValue());
    }
    if (metadata.getAuthorizationEndpointURI() == null
        || metadata.getTokenEndpointURI() == null
        || metadata.getJWKSetURI() == null) {
      throw new IOException("The provider does not say where to sign in");
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
