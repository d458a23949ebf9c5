package org.carillon.identity.internal.oauth;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.carillon.identity.oauth.OAuthClient;
import org.carillon.identity.oauth.OAuthGrantType;
import org.carillon.identity.oauth.OAuthScope;

/** Validates an authorization request and says what is wrong with it (RFC 6749 §4.1.2.1). */
final class AuthorizationRequestReader {
  private static final String INVALID = "invalid_request";
  private static final int MOST_STATE = 1_000;
  private static final int MOST_NONCE = 500;
  private static final int MOST_HINT = 320;

  /** The form of a code challenge: SHA-256 in base64url (RFC 7636 §4.2). */
  private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
  private static final Set<String> PROMPTS = Set.of("none", "login", "consent", "select_account");

  private final OAuthParameters said;
  private final OAuthClient client;

  AuthorizationRequestReader(OAuthParameters said, OAuthClient client) {
    this.said = said;
    this.client = client;
  }

  /**
   * An error in the request.
   *
   * @param error the error code
   * @param description a sentence
   */
  record Wrong(String error, String description) {}

  /** Returns the first error, or empty if the request is valid. */
  Optional<Wrong> wrong() {
    if (said.areAmbiguous()) {
      return wrong(INVALID, "A parameter occurs twice or is too long.");
    }
    if (said.some("request").isPresent()) {
      return wrong("request_not_supported", "Request objects are not supported.");
    }
    if (said.some("request_uri").isPresent()) {
      return wrong("request_uri_not_supported", "Request objects are not supported.");
    }
    if (said.some("response_type").isEmpty()) {
      return wrong(INVALID, "The parameter response_type is missing.");
    }
    if (!said.text("response_type").equals("code")) {
      return wrong("unsupported_response_type", "The only supported response_type is code.");
    }
    if (!client.grants().contains(OAuthGrantType.AUTHORIZATION_CODE)) {
      return wrong("unauthorized_client", "This client cannot use the authorization endpoint.");
    }
    if (!said.some("response_mode").orElse("query").equals("query")) {
      return wrong(INVALID, "The only supported response_mode is query.");
    }
    return wrongChallenge()
        .or(this::wrongText)
        .or(
            () ->
                scopes().isEmpty()
                    ? wrong(
                        "invalid_scope", "None of the requested scopes is allowed for this client.")
                    : Optional.empty());
  }

  private Optional<Wrong> wrongChallenge() {
    Optional<String> challenge = said.some("code_challenge");
    if (challenge.isEmpty()) {
      return client.isPublic() || said.some("code_challenge_method").isPresent()
          ? wrong(INVALID, "The parameter code_challenge is missing. PKCE is required.")
          : Optional.empty();
    }
    return said.text("code_challenge_method").equals("S256")
            && CHALLENGE.matcher(challenge.get()).matches()
        ? Optional.empty()
        : wrong(INVALID, "The parameter code_challenge_method must be S256.");
  }

  private Optional<Wrong> wrongText() {
    List<String> prompt = prompt();
    if (!PROMPTS.containsAll(prompt) || prompt.contains("none") && prompt.size() > 1) {
      return wrong(INVALID, "The parameter prompt has an unknown value.");
    }
    if (said.some("max_age").filter(text -> !SECONDS.matcher(text).matches()).isPresent()) {
      return wrong(INVALID, "The parameter max_age must be a number of seconds.");
    }
    return said.text("nonce").length() > MOST_NONCE || said.text("state").length() > MOST_STATE
        ? wrong(INVALID, "The parameter nonce or state is too long.")
        : Optional.empty();
  }

  private static Optional<Wrong> wrong(String error, String description) {
    return Optional.of(new Wrong(error, description));
  }

  private List<String> prompt() {
    return AuthorizationRequest.words(said.some("prompt"));
  }

  /** Returns the requested scopes that the client may have, or all it may (RFC 6749 §3.3). */
  private List<OAuthScope> scopes() {
    Optional<String> asked = said.some("scope");
    return asked.isEmpty()
        ? client.scopes()
        : OAuthScope.all(AuthorizationRequest.words(asked)).stream()
            .filter(client.scopes()::contains)
            .toList();
  }

  /** Returns the state that is given back to the client with each answer. */
  static String state(OAuthParameters said) {
    String state = said.text("state");
    return state.length() > MOST_STATE ? "" : state;
  }

  /** Returns the request, which must be valid. */
  AuthorizationRequest request(String redirect, String issuer, Instant now) {
    String hint = said.text("login_hint");
    return new AuthorizationRequest(
        client.id(),
        redirect,
        state(said),
        scopes(),
        said.text("code_challenge"),
        said.text("nonce"),
        prompt(),
        said.some("max_age")
            .map(text -> OptionalLong.of(Long.parseLong(text)))
            .orElseGet(OptionalLong::empty),
        hint.length() > MOST_HINT ? "" : hint,
        issuer,
        now,
        0);
  }
}
