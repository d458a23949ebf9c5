package org.carillon.identity.internal.source.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoSuccessResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.source.SourceIdentity;
import org.carillon.contract.source.SourceWeb;
import org.carillon.identity.internal.source.OpenedSource;
import org.carillon.identity.internal.source.browser.BrowserSource;
import org.carillon.identity.internal.source.browser.SourceSignOut;
import org.carillon.identity.internal.source.browser.SourceVisit;
import org.carillon.identity.internal.source.browser.VisitAnswer;
import org.carillon.identity.source.IdentitySource;

/**
 * An OpenID provider. Browsers fetch a code there (OpenID Connect Core §3.1), for which the
 * provider tells this server who the user is. {@link IOException} means only a wrong or no answer
 * of the provider: nothing that a browser brings may make the provider look unavailable.
 */
public final class OpenIdSource implements BrowserSource {
  /** The time for which the provider's metadata is not read again. */
  private static final Duration LIFE = Duration.ofMinutes(30);

  private static final String OPENID = "openid";
  private static final int MOST_HINT = 16_000;

  private final IdentitySource source;
  private final String secret;
  private final SourceWeb web;
  private final ProviderCalls calls;
  private volatile Read read;

  /** The metadata as it was read, and the time until which it is valid. */
  private record Read(OpenIdProvider provider, Instant until) {}

  public OpenIdSource(OpenedSource opened, SourceWeb web) {
    this.source = opened.source();
    this.secret = opened.secret();
    this.web = web;
    this.calls = new ProviderCalls(web);
  }

  private OpenIdProvider provider() throws IOException {
    Read current = read;
    if (current != null && Instant.now().isBefore(current.until())) {
      return current.provider();
    }
    String issuer = source.reach().address();
    URI document =
        URI.create(
            (issuer.endsWith("/") ? issuer : issuer + "/") + ".well-known/openid-configuration");
    OpenIdProvider found =
        OpenIdProvider.parse(issuer, calls.get(document), calls, source.reach().timeout());
    read = new Read(found, Instant.now().plus(LIFE));
    return found;
  }

  private ClientID client() {
    return new ClientID(source.reach().bindName());
  }

  @Override
  public URI departure(SourceVisit visit) throws IOException {
    Scope scope = Scope.parse(source.browsing().scopes());
    scope.add(OPENID);
    return new AuthenticationRequest.Builder(ResponseType.CODE, scope, client(), visit.back())
        .endpointURI(provider().metadata().getAuthorizationEndpointURI())
        .state(new State(visit.state()))
        .nonce(new Nonce(visit.nonce()))
        .codeChallenge(new CodeVerifier(visit.verifier()), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  @Override
  public VisitAnswer arrival(SourceVisit visit, Map<String, String> said) throws IOException {
    OpenIdProvider provider = provider();
    if (said.containsKey("error")) {
      return new VisitAnswer.Declined(
          said.get("error") + " " + said.getOrDefault("error_description", ""));
    }
    String issuer = said.get("iss");
    if (issuer != null && !issuer.equals(source.reach().address())) {
      // The answer was meant for another provider's client (RFC 9207 §2.4).
      return new VisitAnswer.Wrong("an answer of " + issuer);
    }
    if (said.getOrDefault("code", "").isBlank()) {
      return new VisitAnswer.Wrong("no code");
    }
    try {
      return known(provider, visit, said.get("code"));
    } catch (BadJOSEException | GeneralException | IllegalArgumentException wrong) {
      return new VisitAnswer.Wrong(String.valueOf(wrong.getMessage()));
    } catch (RateLimitReachedException unknownKeys) {
      return new VisitAnswer.Wrong("the signature is not by a key of the provider");
    } catch (JOSEException keysAway) {
      throw new IOException("The provider's keys cannot be read: " + keysAway.getMessage());
    }
  }

  private VisitAnswer known(OpenIdProvider provider, SourceVisit visit, String code)
      throws IOException, GeneralException, BadJOSEException, JOSEException {
    HTTPResponse response = token(provider, visit, code).toHTTPRequest().send(calls);
    if (response.getStatusCode() >= 500) {
      throw new IOException("The provider answers " + response.getStatusCode());
    }
    if (!response.indicatesSuccess()) {
      return new VisitAnswer.Wrong("the provider does not accept the code: " + response.getBody());
    }
    var tokens = OIDCTokenResponse.parse(response).getOIDCTokens();
    IDTokenClaimsSet claims =
        new IDTokenValidator(provider.metadata().getIssuer(), client(), provider.keys(), null)
            .validate(tokens.getIDToken(), new Nonce(visit.nonce()));
    Map<String, Object> besides =
        provider.metadata().getUserInfoEndpointURI() == null
            ? Map.of()
            : more(provider, tokens.getAccessToken(), claims.getSubject().getValue());
    OpenIdClaims found = OpenIdClaims.of(claims.toJSONObject(), besides);
    Optional<String> address = found.address(source.browsing());
    if (address.isEmpty()) {
      return new VisitAnswer.Declined(
          "the provider gives no claim "
              + source.browsing().claim()
              + ", or the claim is not verified");
    }
    String hint = tokens.getIDTokenString();
    return new VisitAnswer.Known(
        new SourceIdentity(claims.getSubject().getValue(), found.attributes()),
        address.get(),
        claims.getSessionID() == null ? "" : claims.getSessionID().getValue(),
        hint.length() <= MOST_HINT ? hint : "",
        // For the second factor, only the signed claims count.
        new OpenIdClaims(claims.toJSONObject()).hasSecondFactor());
  }

  private TokenRequest token(OpenIdProvider provider, SourceVisit visit, String code) {
    URI endpoint = provider.metadata().getTokenEndpointURI();
    var grant =
        new AuthorizationCodeGrant(
            new AuthorizationCode(code), visit.back(), new CodeVerifier(visit.verifier()));
    if (secret.isEmpty()) {
      return new TokenRequest.Builder(endpoint, client(), grant).build();
    }
    List<ClientAuthenticationMethod> methods = provider.metadata().getTokenEndpointAuthMethods();
    boolean isBasic =
        methods == null
            || methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            || !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
    return new TokenRequest.Builder(
            endpoint,
            isBasic
                ? new ClientSecretBasic(client(), new Secret(secret))
                : new ClientSecretPost(client(), new Secret(secret)),
            grant)
        .build();
  }

  /** Returns the access token's claims (OpenID Connect Core §5.3), if about the same user. */
  private Map<String, Object> more(OpenIdProvider provider, AccessToken token, String subject)
      throws IOException, GeneralException {
    HTTPResponse response =
        new UserInfoRequest(provider.metadata().getUserInfoEndpointURI(), token)
            .toHTTPRequest()
            .send(calls);
    if (response.getStatusCode() >= 500) {
      throw new IOException("The provider answers " + response.getStatusCode());
    }
    if (!response.indicatesSuccess()) {
      return Map.of();
    }
    UserInfo info = UserInfoSuccessResponse.parse(response).getUserInfo();
    return info != null && info.getSubject().getValue().equals(subject)
        ? info.toJSONObject()
        : Map.of();
  }

  @Override
  public Optional<URI> farewell(String hint, URI back) throws IOException {
    URI endpoint = provider().metadata().getEndSessionEndpointURI();
    if (endpoint == null) {
      return Optional.empty();
    }
    JWT token = null;
    try {
      token = hint.isEmpty() ? null : JWTParser.parse(hint);
    } catch (ParseException changed) {
      // The request is made without the hint.
    }
    return Optional.of(
        new LogoutRequest(endpoint, token, null, client(), back, null, null).toURI());
  }

  @Override
  public Optional<SourceSignOut> ended(String message) throws IOException {
    OpenIdProvider provider = provider();
    try {
      LogoutTokenClaimsSet claims =
          new LogoutTokenValidator(provider.metadata().getIssuer(), client(), provider.keys(), null)
              .validate(JWTParser.parse(message));
      return Optional.of(
          new SourceSignOut(
              claims.getSubject() == null ? "" : claims.getSubject().getValue(),
              claims.getSessionID() == null ? "" : claims.getSessionID().getValue()));
    } catch (ParseException | BadJOSEException | IllegalArgumentException none) {
      return Optional.empty();
    } catch (RateLimitReachedException unknownKeys) {
      // Anybody can name keys that do not exist. This says nothing about the provider.
      return Optional.empty();
    } catch (JOSEException keysAway) {
      throw new IOException("The provider's keys cannot be read: " + keysAway.getMessage());
    }
  }

  @Override
  public List<String> introduce() throws IOException {
    read = null;
    var metadata = provider().metadata();
    calls.get(metadata.getJWKSetURI());
    return List.of(
        "%s says where to sign in, by what keys it signs%s"
            .formatted(
                metadata.getIssuer().getValue(),
                metadata.supportsBackChannelLogout()
                    ? ", and that it tells of who signs out there"
                    : ""));
  }

  @Override
  public void close() {
    web.close();
  }
}
