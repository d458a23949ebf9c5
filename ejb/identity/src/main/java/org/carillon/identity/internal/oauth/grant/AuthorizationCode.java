package org.carillon.identity.internal.oauth.grant;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import org.carillon.identity.oauth.OAuthScope;
import org.carillon.json.Json;

/**
 * The contents of an authorization code (RFC 6749 §4.1.2). They are sealed in the code and not
 * stored.
 *
 * @param id the id, which the grant will have
 * @param account the account that let the client in
 * @param password the mark of that account's password; the code is invalid once the password
 *     changes
 * @param client the client's id
 * @param redirect the redirect URI to which the code was sent
 * @param challenge the challenge of the verifier (RFC 7636 §4.2, S256); empty for none
 * @param scopes the scopes
 * @param nonce the nonce for the ID token; empty for none
 * @param issuer the issuer as which this server was addressed; it is the issuer of the tokens
 * @param authenticated the time when the account signed in
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
