package org.carillon.identity.internal.oauth.client;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.database.StoredText;
import org.carillon.identity.internal.oauth.key.IdTokenKeys;
import org.carillon.identity.oauth.OAuthClient;
import org.carillon.identity.oauth.OAuthGrantType;
import org.carillon.identity.oauth.OAuthScope;
import org.carillon.json.Json;

/** The metadata of a program that registers itself (RFC 7591 §2). */
final class RegisteredMetadata {
  private static final List<OAuthScope> SCOPES =
      List.of(
          OAuthScope.OPENID,
          OAuthScope.PROFILE,
          OAuthScope.EMAIL,
          OAuthScope.OFFLINE_ACCESS,
          OAuthScope.MAIL,
          OAuthScope.DAV);
  private static final List<OAuthGrantType> GRANTS =
      List.of(OAuthGrantType.AUTHORIZATION_CODE, OAuthGrantType.REFRESH_TOKEN);
  private static final int MOST_REDIRECTS = 10;
  private static final int MOST_NAME = 60;

  private RegisteredMetadata() {}

  /** A fault in the metadata: an error code (RFC 7591 §3.2.2) and a sentence in ASCII. */
  static final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;
    private final String error;

    private Unfit(String error, String description) {
      super(description);
      this.error = error;
    }

    String error() {
      return error;
    }
  }

  private static Unfit unfit(String description) {
    return new Unfit("invalid_client_metadata", description);
  }

  /**
   * Reads the client that is asked for. Values that it may not have are left out, as the answer
   * tells (RFC 7591 §3.2.1).
   *
   * @param domain the domain that it belongs to
   * @throws Unfit if the metadata is invalid
   */
  static OAuthClient read(String metadata, String id, String domain) throws Unfit {
    JsonObject said = object(metadata);
    List<String> redirects = redirects(said);
    List<OAuthGrantType> grants =
        said.containsKey("grant_types")
            ? OAuthGrantType.all(texts(said, "grant_types")).stream()
                .filter(GRANTS::contains)
                .toList()
            : List.of(OAuthGrantType.AUTHORIZATION_CODE);
    if (!grants.contains(OAuthGrantType.AUTHORIZATION_CODE)) {
      throw unfit("Programs that register themselves must use the grant type authorization_code.");
    }
    if (said.containsKey("response_types") && !texts(said, "response_types").contains("code")) {
      throw unfit("The only supported response type is code.");
    }
    List<String> words = List.of(text(said, "scope").split(" "));
    List<OAuthScope> scopes =
        text(said, "scope").isBlank()
            ? SCOPES
            : OAuthScope.all(words).stream().filter(SCOPES::contains).toList();
    if (scopes.isEmpty()) {
      throw unfit("None of these scopes is allowed for programs that register themselves.");
    }
    String algorithm = text(said, "id_token_signed_response_alg");
    if (!algorithm.isEmpty() && !IdTokenKeys.ALGORITHMS.contains(algorithm)) {
      throw unfit("The algorithm of ID tokens must be RS256 or ES256.");
    }
    return new OAuthClient(
        0,
        id,
        name(said),
        domain,
        true,
        redirects,
        List.of(),
        scopes,
        grants,
        true,
        algorithm.isEmpty() ? "RS256" : algorithm,
        true,
        0,
        Instant.EPOCH);
  }

  private static JsonObject object(String metadata) throws Unfit {
    try (var reader = Json.createReader(new StringReader(metadata))) {
      return reader.readObject();
    } catch (RuntimeException malformed) {
      // The parser reports excessive depth and long numbers by exceptions of its own.
      throw unfit("The request is not a JSON object.");
    }
  }

  private static String text(JsonObject said, String key) throws Unfit {
    return switch (said.get(key)) {
      case null -> "";
      case JsonString text -> text.getString();
      default -> throw unfit(key + " must be a string.");
    };
  }

  private static List<String> texts(JsonObject said, String key) throws Unfit {
    JsonValue value = said.get(key);
    if (value instanceof JsonArray array && array.stream().allMatch(JsonString.class::isInstance)) {
      return array.getValuesAs(JsonString.class).stream().map(JsonString::getString).toList();
    }
    throw unfit(key + " must be a list of strings.");
  }

  private static List<String> redirects(JsonObject said) throws Unfit {
    List<String> redirects =
        said.containsKey("redirect_uris")
            ? texts(said, "redirect_uris").stream().distinct().toList()
            : List.of();
    if (redirects.isEmpty() || redirects.size() > MOST_REDIRECTS) {
      throw new Unfit("invalid_redirect_uri", "One to ten redirect URIs are required.");
    }
    for (String uri : redirects) {
      boolean isFit =
          RedirectUris.problem(uri, true).isEmpty()
              && (RedirectUris.isOnThisMachine(uri) || !isWeb(uri));
      if (!isFit) {
        throw new Unfit(
            "invalid_redirect_uri",
            "Redirect URIs must be on the user's own machine (http://127.0.0.1/) or have a"
                + " private scheme (com.example.app:/).");
      }
    }
    return redirects;
  }

  /** Returns whether it is a web URI. The caller has checked that it is a URI. */
  private static boolean isWeb(String uri) {
    String scheme = URI.create(uri).getScheme().toLowerCase(Locale.ROOT);
    return scheme.equals("https") || scheme.equals("http");
  }

  /** Returns the name that people read, in one line, because an attacker may choose it. */
  private static String name(JsonObject said) throws Unfit {
    String name = text(said, "client_name").replaceAll("[\\p{C}\\s]+", " ").strip();
    return Optional.of(name.codePointCount(0, name.length()) <= MOST_NAME ? name : "")
        .filter(text -> !text.isEmpty() && !StoredText.isImpossible(text))
        .orElse("Program");
  }

  /** Returns the answer to the program (RFC 7591 §3.2.1). */
  static String answer(OAuthClient client, Instant now) {
    return Json.createObjectBuilder()
        .add("client_id", client.id())
        .add("client_id_issued_at", now.getEpochSecond())
        .add("client_name", client.name())
        .add("redirect_uris", Json.createArrayBuilder(client.redirects()))
        .add(
            "grant_types",
            Json.createArrayBuilder(client.grants().stream().map(OAuthGrantType::word).toList()))
        .add("response_types", Json.createArrayBuilder(List.of("code")))
        .add("token_endpoint_auth_method", "none")
        .add("scope", OAuthScope.text(client.scopes()))
        .add("id_token_signed_response_alg", client.algorithm())
        .build()
        .toString();
  }
}
