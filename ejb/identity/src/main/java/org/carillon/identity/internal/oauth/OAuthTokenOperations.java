package org.carillon.identity.internal.oauth;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.carillon.account.secret.HomeKeyMissing;
import org.carillon.database.Outage;
import org.carillon.database.Transactions;
import org.carillon.identity.internal.oauth.client.OAuthClientRow;
import org.carillon.identity.internal.oauth.device.Devices;
import org.carillon.identity.internal.oauth.grant.AuthorizationCode;
import org.carillon.identity.internal.oauth.grant.Grants;
import org.carillon.identity.internal.oauth.grant.OAuthGrantRow;
import org.carillon.identity.internal.oauth.grant.SealedTokens;
import org.carillon.identity.internal.oauth.key.IdTokenKeys;
import org.carillon.identity.internal.token.TokenRow;
import org.carillon.identity.oauth.ClientRegistrations;
import org.carillon.identity.oauth.ClientRequest;
import org.carillon.identity.oauth.OAuthAnswer;
import org.carillon.identity.oauth.OAuthClient;
import org.carillon.identity.oauth.OAuthGrantType;
import org.carillon.identity.oauth.OAuthScope;
import org.carillon.identity.oauth.OAuthTokens;
import org.carillon.json.Json;
import org.jboss.logging.Logger;

/** Serves the requests of clients, with the database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class OAuthTokenOperations implements OAuthTokens {
  private static final Logger LOG = Logger.getLogger(OAuthTokenOperations.class);
  private static final Outage AWAY = new Outage(LOG, "OAuth clients cannot get tokens");
  private static final OAuthAnswer UNKNOWN =
      new OAuthAnswer.Refused(
          401, "invalid_client", "The client is unknown, or its secret is wrong.");
  private static final OAuthAnswer NOTHING = new OAuthAnswer.Done("");
  private static final OAuthAnswer INACTIVE = new OAuthAnswer.Done("{\"active\":false}");
  private static final OAuthAnswer BAD_TOKEN =
      new OAuthAnswer.Refused(401, "invalid_token", "The token is unknown or has expired.");

  /** The form of a code verifier (RFC 7636 §4.1). */
  private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

  private final Transactions transactions;
  private final Grants grants;
  private final SealedTokens tokens;
  private final IdTokenKeys keys;
  private final IssuedTokens issued;
  private final Devices devices;
  private final ClientRegistrations registrations;

  @Inject
  public OAuthTokenOperations(
      Transactions transactions,
      Grants grants,
      SealedTokens tokens,
      IdTokenKeys keys,
      IssuedTokens issued,
      Devices devices,
      ClientRegistrations registrations) {
    this.transactions = transactions;
    this.grants = grants;
    this.tokens = tokens;
    this.keys = keys;
    this.issued = issued;
    this.devices = devices;
    this.registrations = registrations;
  }

  @Override
  public OAuthAnswer token(ClientRequest request) {
    return known(
        request,
        (client, said) -> {
          Optional<OAuthGrantType> type = OAuthGrantType.of(said.text("grant_type"));
          if (type.isEmpty()) {
            return said.some("grant_type").isEmpty()
                ? refused("invalid_request", "The parameter grant_type is missing.")
                : refused("unsupported_grant_type", "This grant type is not supported.");
          }
          if (!client.grants().contains(type.get())) {
            return refused("unauthorized_client", "This client cannot use this grant type.");
          }
          return switch (type.get()) {
            case AUTHORIZATION_CODE -> exchange(client, said, request);
            case REFRESH_TOKEN -> refresh(client, said, request);
            case DEVICE_CODE -> polled(client, said, request);
          };
        });
  }

  private OAuthAnswer known(
      ClientRequest request, BiFunction<OAuthClient, OAuthParameters, OAuthAnswer> answer) {
    return known(
        request,
        said ->
            transactions
                .read(
                    entities ->
                        ClientAuthentication.of(entities, request).map(OAuthClientRow::value))
                .map(client -> answer.apply(client, said))
                .orElse(UNKNOWN));
  }

  private static OAuthAnswer known(
      ClientRequest request, Function<OAuthParameters, OAuthAnswer> answer) {
    var said = new OAuthParameters(request.parameters());
    return said.areAmbiguous()
        ? refused("invalid_request", "A parameter occurs twice or is too long.")
        : known(() -> answer.apply(said));
  }

  private static OAuthAnswer known(Supplier<OAuthAnswer> answer) {
    try {
      return answer.get();
    } catch (PersistenceException | HomeKeyMissing failure) {
      AWAY.met(failure.getMessage());
      return new OAuthAnswer.Refused(
          503,
          "temporarily_unavailable",
          "The server cannot do this at the moment. Try again later.");
    }
  }

  private static OAuthAnswer refused(String error, String description) {
    return new OAuthAnswer.Refused(400, error, description);
  }

  private static OAuthAnswer badGrant() {
    return refused("invalid_grant", "The code or token is unknown or has expired.");
  }

  private OAuthAnswer exchange(OAuthClient client, OAuthParameters said, ClientRequest request) {
    Instant now = Instant.now();
    Optional<AuthorizationCode> code =
        tokens
            .code(said.text("code"), now)
            .filter(shown -> shown.client().equals(client.id()))
            .filter(shown -> isSameRedirect(client, shown, said))
            .filter(shown -> isVerified(shown, said.some("code_verifier")));
    return code.map(shown -> exchanged(client, shown, request)).orElseGet(() -> badGrant());
  }

  private OAuthAnswer exchanged(OAuthClient client, AuthorizationCode code, ClientRequest request) {
    boolean refreshes = client.grants().contains(OAuthGrantType.REFRESH_TOKEN);
    return switch (grants.exchange(code, refreshes, request.peer())) {
      case Grants.Good(OAuthGrantRow grant, long generation) ->
          issued.answer(
              client,
              grant,
              refreshes
                  ? Optional.of(new SealedTokens.Refresh(grant.id(), generation, code.issuer()))
                  : Optional.empty(),
              code.scopes(),
              code.nonce(),
              code.issuer());
      case Grants.Bad(), Grants.Reused() -> badGrant();
    };
  }

  /** Returns whether the redirect URI is the request's. It may be left out if only one exists. */
  private static boolean isSameRedirect(
      OAuthClient client, AuthorizationCode code, OAuthParameters said) {
    return said.some("redirect_uri")
        .or(
            () ->
                client.redirects().stream()
                    .filter(all -> client.redirects().size() == 1)
                    .findFirst())
        .filter(code.redirect()::equals)
        .isPresent();
  }

  /**
   * Returns whether the code verifier matches. A verifier for a code without a challenge is
   * refused, because an attacker may have removed the challenge (RFC 9700 §4.8.2).
   */
  private static boolean isVerified(AuthorizationCode code, Optional<String> verifier) {
    if (code.challenge().isEmpty()) {
      return verifier.isEmpty();
    }
    return verifier
        .filter(text -> VERIFIER.matcher(text).matches())
        .map(OAuthTokenOperations::challenge)
        .filter(
            challenge ->
                MessageDigest.isEqual(
                    challenge.getBytes(StandardCharsets.US_ASCII),
                    code.challenge().getBytes(StandardCharsets.US_ASCII)))
        .isPresent();
  }

  private static String challenge(String verifier) {
    return encoded(TokenRow.hash(verifier));
  }

  private static String encoded(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  private OAuthAnswer refresh(OAuthClient client, OAuthParameters said, ClientRequest request) {
    Optional<SealedTokens.Refresh> token =
        tokens.refresh(said.text("refresh_token"), Instant.now());
    if (token.isEmpty()) {
      return badGrant();
    }
    List<OAuthScope> asked = OAuthScope.all(AuthorizationRequest.words(said.some("scope")));
    // The issuer stays the same (OpenID Connect Core §12.2).
    String issuer = token.get().issuer().isEmpty() ? request.issuer() : token.get().issuer();
    return switch (grants.refresh(token.get(), client.id(), request.peer())) {
      case Grants.Good(OAuthGrantRow grant, long generation) -> {
        List<OAuthScope> scopes =
            grant.scopes().stream()
                .filter(client.scopes()::contains)
                .filter(scope -> said.some("scope").isEmpty() || asked.contains(scope))
                .toList();
        yield scopes.isEmpty()
            ? refused("invalid_scope", "None of the requested scopes was granted.")
            : issued.answer(
                client,
                grant,
                Optional.of(new SealedTokens.Refresh(grant.id(), generation, issuer)),
                scopes,
                "",
                issuer);
      }
      case Grants.Bad(), Grants.Reused() -> badGrant();
    };
  }

  @Override
  public OAuthAnswer device(ClientRequest request) {
    return known(
        request,
        (client, said) -> {
          if (!client.grants().contains(OAuthGrantType.DEVICE_CODE)) {
            return refused("unauthorized_client", "This client cannot use this grant type.");
          }
          List<OAuthScope> asked = OAuthScope.all(AuthorizationRequest.words(said.some("scope")));
          List<OAuthScope> scopes =
              client.scopes().stream()
                  .filter(scope -> said.some("scope").isEmpty() || asked.contains(scope))
                  .toList();
          if (scopes.isEmpty()) {
            return refused(
                "invalid_scope", "None of the requested scopes is allowed for this client.");
          }
          return devices
              .begin(client.id(), scopes, request.issuer(), request.peer())
              .<OAuthAnswer>map(
                  begun -> new OAuthAnswer.Done(ProviderMetadata.device(begun, request.issuer())))
              .orElseGet(
                  () ->
                      new OAuthAnswer.Refused(
                          503,
                          "temporarily_unavailable",
                          "Too many devices are waiting for authorization."));
        });
  }

  /** Answers a device that polls (RFC 8628 §3.5). */
  private OAuthAnswer polled(OAuthClient client, OAuthParameters said, ClientRequest request) {
    return switch (devices.poll(said.text("device_code"), client.id())) {
      case Devices.LetIn(AuthorizationCode code) -> exchanged(client, code, request);
      case Devices.Pending() -> refused("authorization_pending", "The user has not answered yet.");
      case Devices.TooFast() ->
          refused("slow_down", "Increase the polling interval by five seconds.");
      case Devices.Denied() -> refused("access_denied", "The user denied access.");
      case Devices.Over() -> refused("expired_token", "The device code has expired.");
      case Devices.Unknown() -> badGrant();
    };
  }

  /** Returns the id of the grant of an access or refresh token. */
  private Optional<String> grant(String token) {
    Instant now = Instant.now();
    return tokens
        .access(token, now)
        .map(SealedTokens.Access::grant)
        .or(() -> tokens.refresh(token, now).map(SealedTokens.Refresh::grant));
  }

  @Override
  public OAuthAnswer revoke(ClientRequest request) {
    return known(
        request,
        (client, said) -> {
          if (said.some("token").isEmpty()) {
            return refused("invalid_request", "The parameter token is missing.");
          }
          // Another client's token counts as invalid, so nothing is to be done (RFC 7009 §2.2).
          grant(said.text("token")).filter(id -> isOf(client, id)).ifPresent(grants::end);
          return NOTHING;
        });
  }

  private boolean isOf(OAuthClient client, String grant) {
    return transactions.read(
        entities ->
            Grants.find(entities, grant)
                .filter(row -> row.client().client().equals(client.id()))
                .isPresent());
  }

  @Override
  public OAuthAnswer introspect(ClientRequest request) {
    return known(
        request,
        said -> {
          if (said.some("token").isEmpty()) {
            return refused("invalid_request", "The parameter token is missing.");
          }
          String token = said.text("token");
          return transactions.read(
              entities ->
                  ClientAuthentication.of(entities, request)
                      .filter(client -> !client.value().isPublic())
                      .map(client -> introspected(entities, client, token, request.issuer()))
                      .orElse(UNKNOWN));
        });
  }

  /** Answers an introspection: to a domain's client only about its tokens and its accounts. */
  private OAuthAnswer introspected(
      EntityManager entities, OAuthClientRow client, String token, String issuer) {
    Instant now = Instant.now();
    Optional<SealedTokens.Access> access = tokens.access(token, now);
    Optional<OAuthGrantRow> found =
        grant(token)
            .flatMap(id -> Grants.inForce(entities, id, now))
            .filter(row -> client.serves(row.account().domain().id()));
    if (found.isEmpty()) {
      return INACTIVE;
    }
    OAuthGrantRow grant = found.get();
    return new OAuthAnswer.Done(
        Json.createObjectBuilder()
            .add("active", true)
            .add(
                "scope",
                OAuthScope.text(access.map(SealedTokens.Access::scopes).orElse(grant.scopes())))
            .add("client_id", grant.client().client())
            .add("username", grant.account().address())
            .add("sub", grant.account().uuid().toString())
            .add("token_type", access.isPresent() ? "Bearer" : "refresh_token")
            .add("iss", issuer)
            .build()
            .toString());
  }

  @Override
  public OAuthAnswer userInfo(Optional<String> accessToken) {
    return known(
        () -> {
          Instant now = Instant.now();
          Optional<SealedTokens.Access> access =
              accessToken.flatMap(token -> tokens.access(token, now));
          if (access.isEmpty()) {
            return BAD_TOKEN;
          }
          if (!access.get().scopes().contains(OAuthScope.OPENID)) {
            return new OAuthAnswer.Refused(
                403, "insufficient_scope", "This needs the scope openid.");
          }
          return transactions
              .read(
                  entities ->
                      Grants.inForce(entities, access.get().grant(), now)
                          .map(row -> row.account().toAccount()))
              .<OAuthAnswer>map(
                  account -> {
                    JsonObjectBuilder json = Json.createObjectBuilder();
                    UserClaims.of(account, access.get().scopes())
                        .forEach(
                            (claim, value) -> {
                              if (value instanceof Boolean flag) {
                                json.add(claim, flag);
                              } else {
                                json.add(claim, value.toString());
                              }
                            });
                    return new OAuthAnswer.Done(json.build().toString());
                  })
              .orElse(BAD_TOKEN);
        });
  }

  @Override
  public OAuthAnswer keys() {
    return known(() -> new OAuthAnswer.Done(keys.published(Instant.now())));
  }

  @Override
  public String metadata(String issuer) {
    return ProviderMetadata.of(issuer, registrations.isOffered(issuer));
  }
}
