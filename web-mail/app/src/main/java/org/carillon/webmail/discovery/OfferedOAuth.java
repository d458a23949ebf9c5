package org.carillon.webmail.discovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.util.Optional;
import org.carillon.identity.oauth.Issuers;
import org.carillon.identity.oauth.OAuthTokens;
import org.carillon.json.Json;

/**
 * Whether programs that nobody set up here may sign in with OAuth: where they may register
 * themselves, they are told of it.
 */
@ApplicationScoped
class OfferedOAuth {
  @Inject private Issuers issuers;
  @Inject private OAuthTokens tokens;

  /**
   * Where they sign in.
   *
   * @param issuer the issuer
   * @param authorization where people are sent
   * @param token where tokens are had
   */
  record Offer(String issuer, String authorization, String token) {}

  /**
   * What is offered by the issuer that has this address.
   *
   * @param web an address of the web
   */
  Optional<Offer> at(String web) {
    return issuers
        .served(URI.create(web).getRawAuthority())
        .map(issuer -> Json.createReader(new StringReader(tokens.metadata(issuer))).readObject())
        .filter(metadata -> metadata.containsKey("registration_endpoint"))
        .map(OfferedOAuth::offer);
  }

  private static Offer offer(JsonObject metadata) {
    return new Offer(
        metadata.getString("issuer"),
        metadata.getString("authorization_endpoint"),
        metadata.getString("token_endpoint"));
  }
}
