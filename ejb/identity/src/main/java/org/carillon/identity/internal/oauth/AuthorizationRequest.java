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
 * A request that was found good (RFC 6749 §4.1.1, OpenID Connect Core §3.1.2.1), as the browser
 * carries it from step to step.
 *
 * @param client what the client calls itself
 * @param redirect where the answer goes
 * @param state the client's own, given back; empty for none
 * @param scopes what is asked for
 * @param challenge RFC 7636, S256; empty for none
 * @param nonce for the ID token; empty for none
 * @param prompt its words
 * @param most how old the sign-in may be; empty for any age
 * @param hint who is expected; empty for anybody
 * @param issuer as whom this server was asked
 * @param at when it came
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
   * How long after a sign-in services are opened to a client: an open browser that somebody found
   * shall not become a key that lasts for months.
   */
  static final Duration FRESH = Duration.ofMinutes(10);

  private static final String NONE = "none";
  private static final long ANY = -1;
  private static final String PROVEN = "https:";

  AuthorizationRequest {
    scopes = List.copyOf(scopes);
    prompt = List.copyOf(prompt);
  }

  /** Whether nothing may be asked of anybody. */
  boolean isSilent() {
    return prompt.contains(NONE);
  }

  /**
   * Whether consent is to be asked for though it was given before: where the client wants it, and
   * where any program of the machine may say that it is that client (RFC 8252 §8.6).
   */
  boolean asksAgain() {
    return prompt.contains("consent")
        || !redirect.startsWith(PROVEN)
        || RedirectUris.isOnThisMachine(redirect);
  }

  /** The same once that account let the client in. */
  AuthorizationRequest consentedBy(long account) {
    return new AuthorizationRequest(
        client, redirect, state, scopes, challenge, nonce, prompt, most, hint, issuer, at, account);
  }

  /** Whether somebody who signed in then has to do it again. */
  boolean wantsSignIn(Instant signedIn, Instant now) {
    boolean isAsked = prompt.contains("login") || prompt.contains("select_account");
    // Whoever signed in since the request came has done what it wants, however long it takes then.
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

  /** What stands in a parameter with spaces between. */
  static List<String> words(Optional<String> parameter) {
    return parameter.stream()
        .flatMap(text -> List.of(text.split(" ")).stream())
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
