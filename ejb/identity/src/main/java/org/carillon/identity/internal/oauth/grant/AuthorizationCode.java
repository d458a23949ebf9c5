package org.carillon.identity.internal.oauth.grant;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import org.carillon.identity.oauth.OAuthScope;
import org.carillon.json.Json;

/**
 * What an authorization code stands for (RFC 6749 §4.1.2). It is sealed into the code, and not
 * kept.
 *
 * @param id becomes the grant's
 * @param account who let the client in
 * @param password that account's password's mark: with another one it is over
 * @param client what the client calls itself
 * @param redirect where the code was sent
 * @param challenge of the verifier (RFC 7636 §4.2, S256); empty for none
 * @param scopes what it is for
 * @param nonce for the ID token; empty for none
 * @param issuer as whom this server was asked for it, and so what tokens call it
 * @param authenticated when the account signed in
 */
public record AuthorizationCode(
    String id,
    long account,
    long password,
    String client,
    String redirect,
    String challenge,
    List<OAuthScope> scopes,
    String nonce,
    String issuer,
    Instant authenticated) {

  /** Copies. */
  public AuthorizationCode {
    scopes = List.copyOf(scopes);
  }

  String json() {
    return Json.createObjectBuilder()
        .add("id", id)
        .add("account", account)
        .add("password", password)
        .add("client", client)
        .add("redirect", redirect)
        .add("challenge", challenge)
        .add("scopes", OAuthScope.text(scopes))
        .add("nonce", nonce)
        .add("issuer", issuer)
        .add("authenticated", authenticated.getEpochSecond())
        .build()
        .toString();
  }

  static AuthorizationCode parse(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      JsonObject json = reader.readObject();
      return new AuthorizationCode(
          json.getString("id"),
          json.getJsonNumber("account").longValue(),
          json.getJsonNumber("password").longValue(),
          json.getString("client"),
          json.getString("redirect"),
          json.getString("challenge"),
          OAuthScope.all(List.of(json.getString("scopes").split(" "))),
          json.getString("nonce"),
          json.getString("issuer"),
          Instant.ofEpochSecond(json.getJsonNumber("authenticated").longValue()));
    }
  }
}
