package org.carillon.identity.internal.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;
import static org.carillon.identity.internal.TestIdentity.done;

import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.carillon.account.NewAdministrator;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.oauth.OAuthClientType;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.net.Service;
import org.carillon.database.SavedRows;
import org.carillon.identity.internal.OwnIdentityTest;
import org.carillon.identity.internal.oauth.grant.SavedConsents;
import org.carillon.identity.internal.oauth.grant.SavedGrants;
import org.carillon.identity.internal.token.TokenRow;
import org.carillon.identity.oauth.AuthorizationStep;
import org.carillon.identity.oauth.ClientRequest;
import org.carillon.identity.oauth.DeviceAuthorizations;
import org.carillon.identity.oauth.OAuthAnswer;
import org.carillon.identity.oauth.OAuthGrantType;
import org.carillon.identity.oauth.OAuthScope;
import org.carillon.identity.session.OpenSession;
import org.carillon.identity.token.Tokens;
import org.carillon.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of OAuth from a client's request to its tokens and their end. */
class OAuthTest extends OwnIdentityTest {
  private static final String ALICE = "alice@example.test";
  private static final String ISSUER = "https://mail.example.test";
  private static final String REDIRECT = "https://wiki.example.test/back?from=us";
  private static final String APPLICATION = "http://127.0.0.1/";
  private static final String VERIFIER = "v".repeat(43);
  private static final String CHALLENGE =
      Base64.getUrlEncoder().withoutPadding().encodeToString(TokenRow.hash(VERIFIER));
  private static final SignIn WRONG = new SignIn.Rejected(SignIn.Reason.WRONG);

  private Caller alice;
  private Tokens.Issued session;
  private String secret;

  @BeforeEach
  void make() {
    directory.domain("example.test");
    directory.domain("other.test");
    directory.account(ALICE);
    signIn();
    secret =
        done(directory.oauthClients().create(ADMINISTRATOR, wiki("wiki")))
            .values()
            .require(OAuthClientType.ISSUED_SECRET);
    done(directory.oauthClients().create(ADMINISTRATOR, program()));
  }

  private void signIn() {
    alice = ((SignIn.Admitted) directory.signIn(ALICE, "correct horse")).caller();
    session = done(directory.tokens().openWebSession(alice, "Firefox"));
  }

  private static AttributeValues wiki(String id) {
    return client(
        id,
        "",
        false,
        List.of(REDIRECT),
        List.of(OAuthScope.OPENID, OAuthScope.PROFILE, OAuthScope.EMAIL),
        List.of(OAuthGrantType.AUTHORIZATION_CODE));
  }

  private static AttributeValues program() {
    return program("program", "example.test");
  }

  private static AttributeValues program(String id, String domain) {
    return client(
        id,
        domain,
        true,
        List.of(APPLICATION, "com.example.program:/back"),
        List.of(OAuthScope.OPENID, OAuthScope.MAIL, OAuthScope.DAV),
        List.of(OAuthGrantType.values()));
  }

  private static AttributeValues client(
      String id,
      String domain,
      boolean isPublic,
      List<String> redirects,
      List<OAuthScope> scopes,
      List<OAuthGrantType> grants) {
    return new AttributeValues()
        .with(OAuthClientType.ID, id)
        .with(OAuthClientType.NAME, "The " + id)
        .with(OAuthClientType.DOMAIN, domain)
        .with(OAuthClientType.KIND, isPublic ? "public" : "confidential")
        .with(OAuthClientType.REDIRECTS, redirects)
        .with(OAuthClientType.SCOPES, scopes.stream().map(OAuthScope::word).toList())
        .with(OAuthClientType.GRANTS, grants.stream().map(OAuthGrantType::word).toList())
        .with(OAuthClientType.ALGORITHM, isPublic ? "ES256" : "RS256");
  }

  private static Map<String, List<String>> form(String... pairs) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      all.put(pairs[i], List.of(pairs[i + 1]));
    }
    return all;
  }

  private static Map<String, List<String>> asked(String client, String redirect, String... more) {
    Map<String, List<String>> all =
        form(
            "response_type",
            "code",
            "client_id",
            client,
            "redirect_uri",
            redirect,
            "state",
            "s t&a",
            "code_challenge",
            CHALLENGE,
            "code_challenge_method",
            "S256");
    all.putAll(form(more));
    return all;
  }

  private String begun(Map<String, List<String>> request) {
    return ((AuthorizationStep.SignIn) directory.authorizations().begin(request, ISSUER)).note();
  }

  private static Map<String, String> query(String uri) {
    Map<String, String> all = new HashMap<>();
    for (String pair : URI.create(uri).getRawQuery().split("&")) {
      String[] both = pair.split("=", 2);
      all.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
    }
    return all;
  }

  private static Map<String, String> returned(AuthorizationStep step) {
    return query(((AuthorizationStep.Return) step).uri());
  }

  private String code(String client, String redirect, String... more) {
    String note = begun(asked(client, redirect, more));
    return returned(allowed(note)).get("code");
  }

  private AuthorizationStep allowed(String note) {
    AuthorizationStep step = directory.authorizations().allow(alice, session.secret(), note);
    String next = ((AuthorizationStep.LetIn) step).note();
    return directory.authorizations().look(alice, session.secret(), next);
  }

  private OAuthAnswer ask(Map<String, List<String>> form, Optional<String> authorization) {
    return directory.oauthTokens().token(request(form, authorization));
  }

  private static ClientRequest request(
      Map<String, List<String>> form, Optional<String> authorization) {
    return request(form, authorization, InetAddress.getLoopbackAddress(), ISSUER);
  }

  private static ClientRequest request(
      Map<String, List<String>> form,
      Optional<String> authorization,
      InetAddress address,
      String issuer) {
    return new ClientRequest(
        form, authorization, new Peer(Service.WEB, address, true, "s1"), issuer);
  }

  private static JsonObject json(OAuthAnswer answer) {
    try (var reader = Json.createReader(new StringReader(((OAuthAnswer.Done) answer).json()))) {
      return reader.readObject();
    }
  }

  private OAuthAnswer exchange(String code) {
    return ask(
        form(
            "grant_type", "authorization_code",
            "client_id", "program",
            "code", code,
            "redirect_uri", APPLICATION,
            "code_verifier", VERIFIER),
        Optional.empty());
  }

  private OAuthAnswer refresh(String token) {
    return ask(
        form("grant_type", "refresh_token", "client_id", "program", "refresh_token", token),
        Optional.empty());
  }

  private static void refused(OAuthAnswer answer, String error) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            OAuthAnswer.Refused.class, refused -> assertThat(refused.error()).isEqualTo(error));
  }

  private SignIn by(Service service, String token) {
    return directory
        .sessions()
        .signIn(
            new Credentials.Token("", token),
            new Peer(service, InetAddress.getLoopbackAddress(), true, "s1"));
  }

  private JsonObject letIn() {
    return json(exchange(code("program", APPLICATION)));
  }

  @Test
  void idTokenNamesTheUser() throws Exception {
    String note = begun(asked("wiki", REDIRECT, "nonce", "n1", "scope", "openid email dav"));
    assertThat(directory.authorizations().look(alice, session.secret(), note))
        .isEqualTo(
            new AuthorizationStep.Ask(
                note,
                "The wiki",
                "wiki.example.test",
                List.of(OAuthScope.OPENID, OAuthScope.EMAIL)));
    Map<String, String> back = returned(allowed(note));
    assertThat(back).containsEntry("state", "s t&a").containsEntry("iss", ISSUER);
    String basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(("wiki:" + secret).getBytes(StandardCharsets.UTF_8));
    JsonObject tokens =
        json(
            ask(
                form(
                    "grant_type",
                    "authorization_code",
                    "code",
                    back.get("code"),
                    "redirect_uri",
                    REDIRECT,
                    "code_verifier",
                    VERIFIER),
                Optional.of(basic)));
    assertThat(tokens.getString("scope")).isEqualTo("openid email");
    assertThat(tokens.containsKey("refresh_token")).isFalse();
    var idToken = SignedJWT.parse(tokens.getString("id_token"));
    JWK key =
        JWKSet.parse(((OAuthAnswer.Done) directory.oauthTokens().keys()).json())
            .getKeyByKeyId(idToken.getHeader().getKeyID());
    assertThat(key.isPrivate()).isFalse();
    assertThat(idToken.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
    assertThat(idToken.getJWTClaimsSet().getClaims())
        .containsEntry("iss", ISSUER)
        .containsEntry("nonce", "n1")
        .containsEntry("email", ALICE)
        .doesNotContainKey("preferred_username");
    JsonObject who =
        json(directory.oauthTokens().userInfo(Optional.of(tokens.getString("access_token"))));
    assertThat(who.getString("sub")).isEqualTo(idToken.getJWTClaimsSet().getSubject());
    // The client has been let in, and the user is not asked again.
    assertThat(
            returned(
                directory
                    .authorizations()
                    .look(
                        alice,
                        session.secret(),
                        begun(asked("wiki", REDIRECT, "prompt", "none", "scope", "openid")))))
        .containsKey("code");
    assertThat(by(Service.IMAP, tokens.getString("access_token")))
        .isEqualTo(new SignIn.Rejected(SignIn.Reason.NOT_ALLOWED));
  }

  @Test
  void clientReadsMailUntilItsOwnerRevokesIt() throws Exception {
    JsonObject tokens = json(exchange(code("program", APPLICATION)));
    String access = tokens.getString("access_token");
    assertThat(tokens.getInt("expires_in")).isEqualTo(3_600);
    var idToken = SignedJWT.parse(tokens.getString("id_token"));
    JWK key =
        JWKSet.parse(((OAuthAnswer.Done) directory.oauthTokens().keys()).json())
            .getKeyByKeyId(idToken.getHeader().getKeyID());
    JWSVerifier verifier = new ECDSAVerifier(key.toECKey());
    assertThat(idToken.verify(verifier)).isTrue();
    for (Service service :
        List.of(Service.IMAPS, Service.POP3, Service.SUBMISSION, Service.MANAGESIEVE)) {
      assertThat(by(service, access))
          .isInstanceOfSatisfying(
              SignIn.Admitted.class,
              admitted -> assertThat(admitted.caller().name()).isEqualTo(ALICE));
    }
    assertThat(by(Service.WEB, access)).isEqualTo(new SignIn.Rejected(SignIn.Reason.NOT_ALLOWED));
    var ended = new Semaphore(0);
    var admitted = (SignIn.Admitted) by(Service.IMAP, access);
    try (var _ = admitted.validity().watch(ended::release)) {
      OpenSession shown =
          done(directory.accountSessions().list(alice, ALICE)).stream()
              .filter(one -> one.kind() == OpenSession.Kind.CLIENT)
              .findFirst()
              .orElseThrow();
      assertThat(shown.program()).isEqualTo("The program");
      done(directory.accountSessions().end(alice, ALICE, shown.id()));
      assertThat(ended.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(by(Service.IMAP, access)).isEqualTo(WRONG);
    refused(refresh(tokens.getString("refresh_token")), "invalid_grant");
  }

  @Test
  void reusedCodeRevokesItsTokens() {
    String code = code("program", APPLICATION);
    String access = json(exchange(code)).getString("access_token");
    assertThat(by(Service.IMAP, access)).isInstanceOf(SignIn.Admitted.class);
    refused(exchange(code), "invalid_grant");
    assertThat(by(Service.IMAP, access)).isEqualTo(WRONG);
    refused(exchange(code), "invalid_grant");
  }

  @Test
  void codeIsBoundToClientRedirectAndVerifier() {
    String code = code("program", APPLICATION);
    Map<String, List<String>> right =
        form(
            "grant_type", "authorization_code",
            "client_id", "program",
            "code", code,
            "redirect_uri", APPLICATION,
            "code_verifier", VERIFIER);
    for (Map<String, List<String>> wrong :
        List.of(
            form("code_verifier", "w".repeat(43)),
            form("code_verifier", ""),
            form("redirect_uri", "http://127.0.0.1:7/"),
            form("code", code + "A"),
            form("code", "oac_"),
            form("client_id", "wiki", "client_secret", secret))) {
      Map<String, List<String>> form = new LinkedHashMap<>(right);
      form.putAll(wrong);
      refused(ask(form, Optional.empty()), "invalid_grant");
    }
    assertThat(ask(right, Optional.empty())).isInstanceOf(OAuthAnswer.Done.class);
  }

  @Test
  void clientsMustAuthenticate() {
    Map<String, List<String>> form = form("grant_type", "refresh_token", "refresh_token", "ort_x");
    form.put("client_id", List.of("wiki"));
    refused(ask(form, Optional.empty()), "invalid_client");
    form.put("client_secret", List.of(secret + "x"));
    refused(ask(form, Optional.empty()), "invalid_client");
    form.put("client_secret", List.of(secret));
    refused(ask(form, Optional.empty()), "unauthorized_client");
    form.put("client_id", List.of("nobody"));
    refused(ask(form, Optional.empty()), "invalid_client");
    form.put("grant_type", List.of("password"));
    form.put("client_id", List.of("wiki"));
    refused(ask(form, Optional.empty()), "unsupported_grant_type");
  }

  @Test
  void refreshTokenIsRotated() {
    JsonObject first = letIn();
    JsonObject second = json(refresh(first.getString("refresh_token")));
    assertThat(second.getString("refresh_token")).isNotEqualTo(first.getString("refresh_token"));
    // The answer got lost, so that the client asks again.
    JsonObject again = json(refresh(first.getString("refresh_token")));
    JsonObject third = json(refresh(again.getString("refresh_token")));
    assertThat(by(Service.IMAP, third.getString("access_token")))
        .isInstanceOf(SignIn.Admitted.class);
    refused(refresh(first.getString("refresh_token")), "invalid_grant");
    refused(refresh(third.getString("refresh_token")), "invalid_grant");
    assertThat(by(Service.IMAP, third.getString("access_token"))).isEqualTo(WRONG);
  }

  @Test
  void signOutAndDisabledClientRevokeTokens() {
    String access = letIn().getString("access_token");
    String code = code("program", APPLICATION);
    done(directory.tokens().signOutEverywhere(alice, ALICE));
    assertThat(by(Service.IMAP, access)).isEqualTo(WRONG);
    refused(exchange(code), "invalid_grant");
    signIn();
    access = letIn().getString("access_token");
    done(
        directory
            .oauthClients()
            .change(
                ADMINISTRATOR,
                "program",
                new AttributeValues().with(OAuthClientType.ENABLED, false),
                OptionalLong.empty()));
    assertThat(by(Service.IMAP, access)).isEqualTo(WRONG);
  }

  @Test
  void clientsRevokeAndIntrospectTokens() {
    JsonObject tokens = letIn();
    String access = tokens.getString("access_token");
    Map<String, List<String>> asked =
        form("token", access, "client_id", "wiki", "client_secret", secret);
    JsonObject worth = json(directory.oauthTokens().introspect(request(asked, Optional.empty())));
    assertThat(worth.getBoolean("active")).isTrue();
    assertThat(worth.getString("username")).isEqualTo(ALICE);
    // The token does not belong to the wiki.
    assertThat(directory.oauthTokens().revoke(request(asked, Optional.empty())))
        .isInstanceOf(OAuthAnswer.Done.class);
    assertThat(by(Service.IMAP, access)).isInstanceOf(SignIn.Admitted.class);
    refused(
        directory
            .oauthTokens()
            .introspect(request(form("token", access, "client_id", "program"), Optional.empty())),
        "invalid_client");
    Map<String, List<String>> own =
        form("token", tokens.getString("refresh_token"), "client_id", "program");
    assertThat(directory.oauthTokens().revoke(request(own, Optional.empty())))
        .isInstanceOf(OAuthAnswer.Done.class);
    assertThat(by(Service.IMAP, access)).isEqualTo(WRONG);
    assertThat(json(directory.oauthTokens().introspect(request(asked, Optional.empty()))))
        .hasSize(1);
  }

  @Test
  void errorsAreRedirectedToARegisteredClientOnly() {
    assertThat(directory.authorizations().begin(asked("nobody", REDIRECT), ISSUER))
        .isEqualTo(new AuthorizationStep.Unanswerable(AuthorizationStep.Why.CLIENT));
    assertThat(directory.authorizations().begin(asked("wiki", REDIRECT + "&x=y"), ISSUER))
        .isEqualTo(new AuthorizationStep.Unanswerable(AuthorizationStep.Why.REDIRECT));
    wrong("unsupported_response_type", "wiki", "response_type", "token");
    done(directory.oauthClients().create(ADMINISTRATOR, program("tool", "")));
    wrong("invalid_request", "tool", "code_challenge", "");
    wrong("invalid_request", "tool", "code_challenge_method", "plain");
    wrong("invalid_request", "wiki", "prompt", "none login");
    wrong("invalid_request", "wiki", "max_age", "soon");
    wrong("invalid_scope", "wiki", "scope", "mail");
    wrong("request_not_supported", "wiki", "request", "x");
    Map<String, List<String>> twice = asked("wiki", REDIRECT);
    twice.put("scope", List.of("openid", "email"));
    assertThat(returned(directory.authorizations().begin(twice, ISSUER)))
        .containsEntry("error", "invalid_request");
  }

  @Test
  void invalidRequestIsNotRedirectedToADomainsClient() {
    var request = asked("program", "http://127.0.0.1:49152/", "scope", "nonsense");
    assertThat(directory.authorizations().begin(request, ISSUER))
        .isEqualTo(new AuthorizationStep.Unanswerable(AuthorizationStep.Why.REQUEST));
  }

  private void wrong(String error, String client, String... what) {
    String redirect = client.equals("wiki") ? REDIRECT : "http://127.0.0.1:49152/";
    assertThat(returned(directory.authorizations().begin(asked(client, redirect, what), ISSUER)))
        .containsEntry("error", error)
        .containsEntry("state", "s t&a")
        .containsEntry("iss", ISSUER);
  }

  @Test
  void promptNoneNeverAsksTheUser() {
    String silent = begun(asked("wiki", REDIRECT, "prompt", "none"));
    assertThat(returned(directory.authorizations().lookAsNobody(silent)))
        .containsEntry("error", "login_required");
    assertThat(returned(directory.authorizations().look(alice, session.secret(), silent)))
        .containsEntry("error", "consent_required");
    assertThat(returned(directory.authorizations().refuse(silent)))
        .containsEntry("error", "access_denied");
    assertThat(directory.authorizations().lookAsNobody(silent + "x"))
        .isEqualTo(new AuthorizationStep.Unanswerable(AuthorizationStep.Why.OVER));
  }

  @Test
  void aClientOnTheUsersMachineNeedsConsentEachTime() {
    letIn();
    String note = begun(asked("program", APPLICATION));
    assertThat(directory.authorizations().look(alice, session.secret(), note))
        .isInstanceOf(AuthorizationStep.Ask.class);
    AuthorizationStep step = directory.authorizations().allow(alice, session.secret(), note);
    String next = ((AuthorizationStep.LetIn) step).note();
    directory.account("bob@example.test");
    Caller bob = ((SignIn.Admitted) directory.signIn("bob@example.test", "correct horse")).caller();
    Tokens.Issued his = done(directory.tokens().openWebSession(bob, "Firefox"));
    assertThat(directory.authorizations().look(bob, his.secret(), next))
        .isInstanceOf(AuthorizationStep.Ask.class);
  }

  @Test
  void promptLoginAndMaxAgeRequireSignInAgain() {
    for (String why : List.of("prompt=login", "max_age=0")) {
      String[] said = why.split("=");
      String note = begun(asked("wiki", REDIRECT, said[0], said[1], "login_hint", ALICE));
      assertThat(directory.authorizations().look(alice, session.secret(), note))
          .isEqualTo(new AuthorizationStep.SignIn(note, ALICE));
      signIn();
      assertThat(directory.authorizations().look(alice, session.secret(), note))
          .isInstanceOf(AuthorizationStep.Ask.class);
    }
  }

  @Test
  void clientsAndConsentsAreRestoredFromABackup() throws Exception {
    JsonObject tokens = letIn();
    List<SavedRows> kinds =
        List.of(directory.oauthClients(), new SavedConsents(), new SavedGrants());
    Map<SavedRows, List<String>> saved = new LinkedHashMap<>();
    for (SavedRows kind : kinds) {
      List<String> rows = new ArrayList<>();
      try (var connection = directory.connection()) {
        connection.setAutoCommit(false);
        kind.save(connection, rows::add);
      }
      saved.put(kind, rows);
    }
    done(directory.oauthClients().delete(ADMINISTRATOR, "program", OptionalLong.empty()));
    refused(refresh(tokens.getString("refresh_token")), "invalid_client");
    for (int times = 0; times < 2; times++) {
      for (SavedRows kind : kinds) {
        try (var connection = directory.connection()) {
          for (String row : saved.get(kind)) {
            kind.restore(connection, row);
          }
        }
      }
    }
    assertThat(refresh(tokens.getString("refresh_token"))).isInstanceOf(OAuthAnswer.Done.class);
  }

  private JsonObject waiting() {
    Map<String, List<String>> asked = form("client_id", "program", "scope", "mail");
    return json(directory.oauthTokens().device(request(asked, Optional.empty())));
  }

  private OAuthAnswer poll(JsonObject device) {
    return ask(
        form(
            "grant_type", OAuthGrantType.DEVICE_CODE.word(),
            "client_id", "program",
            "device_code", device.getString("device_code")),
        Optional.empty());
  }

  @Test
  void deviceIsAuthorizedByItsCodeAndPolls() {
    JsonObject device = waiting();
    assertThat(device.getString("verification_uri")).isEqualTo(ISSUER + "/device");
    refused(poll(device), "authorization_pending");
    refused(poll(device), "slow_down");
    JsonObject other = waiting();
    String typed = other.getString("user_code").toLowerCase(Locale.ROOT).replace("-", " ");
    assertThat(directory.deviceAuthorizations().look(alice, session.secret(), typed))
        .isEqualTo(new DeviceAuthorizations.Ask("The program", List.of(OAuthScope.MAIL)));
    assertThat(directory.deviceAuthorizations().allow(alice, session.secret(), typed))
        .isEqualTo(new DeviceAuthorizations.Done());
    assertThat(directory.deviceAuthorizations().allow(alice, session.secret(), typed))
        .isEqualTo(new DeviceAuthorizations.NoDevice());
    JsonObject tokens = json(poll(other));
    assertThat(by(Service.IMAP, tokens.getString("access_token")))
        .isInstanceOf(SignIn.Admitted.class);
    refused(poll(other), "expired_token");
    JsonObject third = waiting();
    directory.deviceAuthorizations().refuse(alice, session.secret(), third.getString("user_code"));
    refused(poll(third), "access_denied");
    assertThat(directory.deviceAuthorizations().look(alice, session.secret(), "BBBB-BBBB"))
        .isEqualTo(new DeviceAuthorizations.NoDevice());
  }

  @Test
  void pendingDevicesPerNetworkAreLimited() {
    for (int i = 0; i < 20; i++) {
      waiting();
    }
    Map<String, List<String>> asked = form("client_id", "program");
    refused(
        directory.oauthTokens().device(request(asked, Optional.empty())),
        "temporarily_unavailable");
  }

  @Test
  void pendingDevicesPerSiteAreLimited() throws Exception {
    for (int i = 0; i < 160; i++) {
      assertThat(deviceAt("2001:db8:1:%x::1".formatted(i / 20)))
          .isInstanceOf(OAuthAnswer.Done.class);
    }
    refused(deviceAt("2001:db8:1:77::1"), "temporarily_unavailable");
    assertThat(deviceAt("2001:db8:2:77::1")).isInstanceOf(OAuthAnswer.Done.class);
  }

  private OAuthAnswer deviceAt(String address) throws Exception {
    return directory
        .oauthTokens()
        .device(
            request(
                form("client_id", "program"),
                Optional.empty(),
                InetAddress.getByName(address),
                ISSUER));
  }

  @Test
  void tokensNameTheIssuerOfTheAuthorization() throws Exception {
    OAuthAnswer exchanged =
        elsewhere(
            "grant_type",
            "authorization_code",
            "client_id",
            "program",
            "code",
            code("program", APPLICATION),
            "redirect_uri",
            APPLICATION,
            "code_verifier",
            VERIFIER);
    OAuthAnswer refreshed =
        elsewhere(
            "grant_type", "refresh_token",
            "client_id", "program",
            "refresh_token", json(exchanged).getString("refresh_token"));
    JsonObject device =
        json(
            directory
                .oauthTokens()
                .device(
                    request(
                        form("client_id", "program", "scope", "openid mail"), Optional.empty())));
    directory.deviceAuthorizations().allow(alice, session.secret(), device.getString("user_code"));
    OAuthAnswer polled =
        elsewhere(
            "grant_type", OAuthGrantType.DEVICE_CODE.word(),
            "client_id", "program",
            "device_code", device.getString("device_code"));

    for (OAuthAnswer answer : List.of(exchanged, refreshed, polled)) {
      assertThat(SignedJWT.parse(json(answer).getString("id_token")).getJWTClaimsSet().getIssuer())
          .isEqualTo(ISSUER);
    }
  }

  /** Sends a request to another host name of the server. */
  private OAuthAnswer elsewhere(String... pairs) {
    return directory
        .oauthTokens()
        .token(
            request(
                form(pairs),
                Optional.empty(),
                InetAddress.getLoopbackAddress(),
                "https://mail.other.test"));
  }

  @Test
  void domainClientCannotActForServerAdministrators() {
    done(
        directory
            .administrators()
            .create(
                ADMINISTRATOR, new NewAdministrator(ALICE, Optional.empty(), Optional.empty())));
    signIn();

    assertThat(
            returned(
                directory
                    .authorizations()
                    .allow(alice, session.secret(), begun(asked("program", APPLICATION)))))
        .containsEntry("error", "access_denied");
    JsonObject device = waiting();
    assertThat(
            directory
                .deviceAuthorizations()
                .allow(alice, session.secret(), device.getString("user_code")))
        .isEqualTo(new DeviceAuthorizations.NotForYou());
  }

  @Test
  void domainClientsServeTheirDomainOnly() {
    directory.account("bob@other.test");
    Caller bob = ((SignIn.Admitted) directory.signIn("bob@other.test", "correct horse")).caller();
    Tokens.Issued his = done(directory.tokens().openWebSession(bob, "Firefox"));
    String note = begun(asked("program", APPLICATION));
    assertThat(returned(directory.authorizations().allow(bob, his.secret(), note)))
        .containsEntry("error", "access_denied");
    assertThat(directory.oauthClients().create(alice, wiki("own")))
        .isInstanceOf(Answer.Failed.class);
  }
}
