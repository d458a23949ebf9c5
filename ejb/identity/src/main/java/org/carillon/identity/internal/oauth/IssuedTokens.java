package org.carillon.identity.internal.oauth;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.carillon.identity.internal.oauth.grant.OAuthGrantRow;
import org.carillon.identity.internal.oauth.grant.SealedTokens;
import org.carillon.identity.internal.oauth.key.IdTokenKeys;
import org.carillon.identity.internal.token.TokenRow;
import org.carillon.identity.oauth.OAuthAnswer;
import org.carillon.identity.oauth.OAuthClient;
import org.carillon.identity.oauth.OAuthScope;
import org.carillon.identity.setting.OAuthSettings;
import org.carillon.json.Json;
import org.carillon.settings.Settings;

/** Makes the answer for a grant: an access token and what belongs to it. */
@ApplicationScoped
public class IssuedTokens {
  private static final Duration ID_TOKEN = Duration.ofHours(1);

  private final SealedTokens tokens;
  private final IdTokenKeys keys;
  private final Settings settings;

  @Inject
  public IssuedTokens(SealedTokens tokens, IdTokenKeys keys, Settings settings) {
    this.tokens = tokens;
    this.keys = keys;
    this.settings = settings;
  }

  /** Returns the response of the token endpoint (RFC 6749 §5.1, OpenID Connect Core §3.1.3.3). */
  OAuthAnswer answer(
      OAuthClient client,
      OAuthGrantRow grant,
      Optional<SealedTokens.Refresh> refresh,
      List<OAuthScope> scopes,
      String nonce,
      String issuer) {
    Instant now = Instant.now();
    Duration life = settings.value(OAuthSettings.ACCESS);
    String access = tokens.access(new SealedTokens.Access(grant.id(), scopes), life, now);
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("access_token", access)
            .add("token_type", "Bearer")
            .add("expires_in", life.toSeconds())
            .add("scope", OAuthScope.text(scopes));
    refresh.ifPresent(token -> json.add("refresh_token", tokens.refresh(token, now)));
    if (scopes.contains(OAuthScope.OPENID)) {
      json.add("id_token", idToken(client, grant, scopes, nonce, issuer, access, now));
    }
    return new OAuthAnswer.Done(json.build().toString());
  }

  private String idToken(
      OAuthClient client,
      OAuthGrantRow grant,
      List<OAuthScope> scopes,
      String nonce,
      String issuer,
      String access,
      Instant now) {
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .audience(client.id())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(ID_TOKEN)))
            .claim("auth_time", grant.authenticated().getEpochSecond())
            .claim("at_hash", half(access));
    UserClaims.of(grant.account().toAccount(), scopes).forEach(claims::claim);
    if (!nonce.isEmpty()) {
      claims.claim("nonce", nonce);
    }
    return keys.signing(client.algorithm(), now).sign(claims.build());
  }

  /** Returns the left half of the token's hash (OpenID Connect Core §3.1.3.6). */
  private static String half(String access) {
    byte[] hash = TokenRow.hash(access);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOf(hash, hash.length / 2));
  }
}
