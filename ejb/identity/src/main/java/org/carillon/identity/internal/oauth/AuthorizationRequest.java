package org.carillon.identity.internal.oauth;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.identity.internal.oauth.client.RedirectUris;
import org.carillon.identity.oauth.OAuthScope;
import org.carillon.json.Json;

/**
 * A valid request (RFC 6749 §4.1.1, OpenID Connect Core §3.1.2.1), as the browser carries it from
 * step to step.
 *
 * @param client the client's id
 * @param redirect the redirect URI, to which the answer goes
 * @param state the client's own state, which is given back; empty for none
 * @param scopes the scopes that are asked for
 * @param challenge the code challenge (RFC 7636, S256); empty for none
 * @param nonce the nonce for the ID token; empty for none
 * @param prompt the words of the parameter
 * @param most the largest age of the sign-in; empty for any age
 * @param hint the user that is expected; empty for any user
 * @param issuer the issuer as which this server was addressed
 * @param at the time when the request came
 * @param consented the account that let the client in for this very request; 0 for none
 */
record AuthorizationRequest(
    String client,
    String redirect,
    String state,
    List<OAuthScope> scopes,
    String challenge,
    String nonce,
    List<String> prompt,
    OptionalLong most,
    String hint,
    String issuer,
    Instant at,
    long consented) {

  /**
   * The time after a sign-in within which a client can be given access to services. An attacker who
   * finds an open browser must not get access that lasts for months.
   */
  static final Duration FRESH = Duration.ofMinutes(10);

  private static final String NONE = "none";
  private static final long ANY = -1;
  private static final String PROVEN = "https:";

  AuthorizationRequest {
    scopes = List.copyOf(scopes);
    prompt = List.copyOf(prompt);
  }

  /** Returns whether the user may not be asked anything. */
  boolean isSilent() {
    return prompt.contains(NONE);
  }

  /**
   * Returns whether to ask for consent even if it was given before: because the client wants it, or
   * because any program of the machine could claim to be that client (RFC 8252 §8.6).
   */
  boolean asksAgain() {
    return prompt.contains("consent")
        || !redirect.startsWith(PROVEN)
        || RedirectUris.isOnThisMachine(redirect);
  }

  /** Returns a copy that says that the account let the client in. */
  AuthorizationRequest consentedBy(long account) {
    return new AuthorizationRequest(
        client, redirect, state, scopes, challenge, nonce, prompt, most, hint, issuer, at, account);
  }

  /** Returns whether a user who signed in at that time has to sign in again. */
  boolean wantsSignIn(Instant signedIn, Instant now) {
    boolean isAsked = prompt.contains("login") || prompt.contains("select_account");
    // A user who signed in after the request came has fulfilled it, however long the rest takes.
    boolean isOlder = signedIn.isBefore(at);
    return isAsked && isOlder
        || isOlder && most.isPresent() && signedIn.plusSeconds(most.getAsLong()).isBefore(now)
        || OAuthScope.openServices(scopes) && signedIn.plus(FRESH).isBefore(now);
  }

  String json() {
    return Json.createObjectBuilder()
        .add("client", client)
        .add("redirect", redirect)
        .add("state", state)
        .add("scopes", OAuthScope.text(scopes))
        .add("challenge", challenge)
        .add("nonce", nonce)
        .add("prompt", String.join(" ", prompt))
        .add("most", most.orElse(ANY))
        .add("hint", hint)
        .add("issuer", issuer)
        .add("at", at.toEpochMilli())
        .add("consented", consented)
        .build()
        .toString();
  }

  static AuthorizationRequest parse(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      JsonObject json = reader.readObject();
      long most = json.getJsonNumber("most").longValue();
      return new AuthorizationRequest(
          json.getString("client"),
          json.getString("redirect"),
          json.getString("state"),
          OAuthScope.all(List.of(json.getString("scopes").split(" "))),
          json.getString("challenge"),
          json.getString("nonce"),
          words(Optional.of(json.getString("prompt"))),
          most == ANY ? OptionalLong.empty() : OptionalLong.of(most),
          json.getString("hint"),
          json.getString("issuer"),
          Instant.ofEpochMilli(json.getJsonNumber("at").longValue()),
          json.getJsonNumber("consented").longValue());
    }
  }

  /** Returns the words of a parameter that are separated by spaces. */
  static List<String> words(Optional<String> parameter) {
    return parameter.stream()
        .flatMap(text -> List.of(text.split(" ")).stream())
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
