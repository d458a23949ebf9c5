package org.carillon.identity.internal.oauth;

import jakarta.json.JsonArrayBuilder;
import java.util.Arrays;
import java.util.List;
import org.carillon.identity.internal.oauth.device.Devices;
import org.carillon.identity.internal.oauth.key.IdTokenKeys;
import org.carillon.identity.oauth.OAuthGrantType;
import org.carillon.identity.oauth.OAuthScope;
import org.carillon.json.Json;

/** The metadata of this server for clients (RFC 8414 §2, OpenID Discovery §3). */
final class ProviderMetadata {
  private static final String REST = "carillon.context.rest";
  private static final List<String> SECRETS = List.of("client_secret_basic", "client_secret_post");
  private static final List<String> ALL =
      List.of("client_secret_basic", "client_secret_post", "none");

  private ProviderMetadata() {}

  /**
   * Returns the metadata for an issuer.
   *
   * @param registers whether programs may register themselves
   */
  static String of(String issuer, boolean registers) {
    String base = issuer + System.getProperty(REST, "/api") + "/oauth/";
    var metadata =
        registers
            ? Json.createObjectBuilder().add("registration_endpoint", base + "register")
            : Json.createObjectBuilder();
    return metadata
        .add("issuer", issuer)
        .add("authorization_endpoint", base + "authorize")
        .add("token_endpoint", base + "token")
        .add("userinfo_endpoint", base + "userinfo")
        .add("jwks_uri", base + "keys")
        .add("introspection_endpoint", base + "introspect")
        .add("device_authorization_endpoint", base + "device")
        .add("revocation_endpoint", base + "revoke")
        .add(
            "scopes_supported",
            list(Arrays.stream(OAuthScope.values()).map(OAuthScope::word).toList()))
        .add("response_types_supported", list(List.of("code")))
        .add("response_modes_supported", list(List.of("query")))
        .add(
            "grant_types_supported",
            list(Arrays.stream(OAuthGrantType.values()).map(OAuthGrantType::word).toList()))
        .add("subject_types_supported", list(List.of("public")))
        .add("id_token_signing_alg_values_supported", list(IdTokenKeys.ALGORITHMS))
        .add("token_endpoint_auth_methods_supported", list(ALL))
        .add("revocation_endpoint_auth_methods_supported", list(ALL))
        .add("introspection_endpoint_auth_methods_supported", list(SECRETS))
        .add("code_challenge_methods_supported", list(List.of("S256")))
        .add("prompt_values_supported", list(List.of("none", "login", "consent", "select_account")))
        .add(
            "claims_supported",
            list(
                List.of(
                    "sub",
                    "iss",
                    "aud",
                    "exp",
                    "iat",
                    "auth_time",
                    "nonce",
                    "name",
                    "given_name",
                    "family_name",
                    "middle_name",
                    "nickname",
                    "preferred_username",
                    "website",
                    "zoneinfo",
                    "email",
                    "email_verified")))
        .add("claims_parameter_supported", false)
        .add("request_parameter_supported", false)
        .add("request_uri_parameter_supported", false)
        .add("authorization_response_iss_parameter_supported", true)
        .build()
        .toString();
  }

  /** Returns the answer to a device (RFC 8628 §3.2). */
  static String device(Devices.Begun begun, String issuer) {
    String root = System.getProperty("carillon.context.webmail", "/");
    String page = issuer + (root.endsWith("/") ? root : root + "/") + "device";
    return Json.createObjectBuilder()
        .add("device_code", begun.device())
        .add("user_code", begun.user())
        .add("verification_uri", page)
        .add("verification_uri_complete", page + "?code=" + begun.user())
        .add("expires_in", Devices.LIFE.toSeconds())
        .add("interval", Devices.PAUSE)
        .build()
        .toString();
  }

  private static JsonArrayBuilder list(List<String> words) {
    return Json.createArrayBuilder(words);
  }
}
