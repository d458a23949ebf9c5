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

/** Offers OAuth to clients that are not set up here, if they may register themselves. */
@ApplicationScoped
class OfferedOAuth {
  @Inject private Issuers issuers;
  @Inject private OAuthTokens tokens;

  /** The endpoints of an issuer. */
  record Offer(String issuer, String authorization, String token) {}

  /** Returns the endpoints of the issuer with this address of the web. */
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
