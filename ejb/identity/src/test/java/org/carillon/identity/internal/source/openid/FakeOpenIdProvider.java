package org.carillon.identity.internal.source.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.carillon.contract.source.SourceWeb;
import org.carillon.json.Json;

/** An OpenID provider that says what a test tells it to. */
public final class FakeOpenIdProvider implements SourceWeb {
  public static final String ISSUER = "https://id.corp.test";

  public static final String CLIENT = "carillon";

  public volatile JWTClaimsSet claims;

  /** The answer of the user info endpoint. */
  public volatile Map<String, Object> info = Map.of();

  public final List<String> asked = new CopyOnWriteArrayList<>();

  /** True if it does not answer. */
  public volatile boolean isAway;

  volatile String issuer = ISSUER;
  volatile String lastBody = "";
  private volatile RSAKey key = key();
  private volatile RSAKey shown = key;

  private static RSAKey key() {
    try {
      return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Signs by another key from now on. */
  void rotate() {
    key = key();
    shown = key;
  }

  /** Signs by a key that it does not publish. */
  void lie() {
    key = key();
  }

  public static JWTClaimsSet.Builder claims(String nonce) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience(CLIENT)
        .subject("4711")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(60)))
        .claim("nonce", nonce)
        .claim("sid", "s1")
        .claim("email", "ann@corp.test")
        .claim("email_verified", true)
        .claim("name", "Ann Arbor");
  }

  /** Returns a message that a user has signed out. */
  public String logout(String subject, String session) {
    Instant now = Instant.now();
    return signed(
        "logout+jwt",
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(CLIENT)
            .subject(subject)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(60)))
            .jwtID(UUID.randomUUID().toString())
            .claim("sid", session)
            .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
            .build());
  }

  private String signed(String type, JWTClaimsSet said) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256)
                  .type(new JOSEObjectType(type))
                  .keyID(key.getKeyID())
                  .build(),
              said);
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public Reply call(Question question) throws IOException {
    if (isAway) {
      throw new IOException("away");
    }
    URI address = question.address();
    asked.add(question.method() + " " + address.getPath());
    return switch (address.getPath()) {
      case "/.well-known/openid-configuration" -> json(metadata());
      case "/keys" -> json(new JWKSet(shown.toPublicJWK()).toString());
      case "/me" -> json(JSONObjectUtils.toJSONString(info));
      case "/token" -> {
        lastBody = question.body();
        yield claims == null
            ? new Reply(
                400,
                "application/json",
                "{\"error\":\"invalid_grant\"}".getBytes(StandardCharsets.UTF_8))
            : json(
                Json.createObjectBuilder()
                    .add("access_token", "at")
                    .add("token_type", "Bearer")
                    .add("id_token", signed("JWT", claims))
                    .build()
                    .toString());
      }
      default -> new Reply(404, "", new byte[0]);
    };
  }

  private String metadata() {
    var object =
        Json.createObjectBuilder()
            .add("issuer", issuer)
            .add("authorization_endpoint", ISSUER + "/auth")
            .add("token_endpoint", ISSUER + "/token")
            .add("jwks_uri", ISSUER + "/keys")
            .add("end_session_endpoint", ISSUER + "/out")
            .add("response_types_supported", Json.createArrayBuilder(List.of("code")))
            .add("subject_types_supported", Json.createArrayBuilder(List.of("public")))
            .add(
                "id_token_signing_alg_values_supported", Json.createArrayBuilder(List.of("RS256")));
    return (info.isEmpty() ? object : object.add("userinfo_endpoint", ISSUER + "/me"))
        .build()
        .toString();
  }

  private static Reply json(String text) {
    return new Reply(200, "application/json", text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    // There is nothing to close.
  }
}
