package org.carillon.identity.internal.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;
import static org.carillon.identity.internal.TestIdentity.done;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.account.Domain;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.oauth.OAuthClientType;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.net.Service;
import org.carillon.identity.internal.OwnIdentityTest;
import org.carillon.identity.oauth.OAuthAnswer;
import org.carillon.identity.oauth.OAuthScope;
import org.carillon.settings.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of programs that register themselves (RFC 7591). */
class ClientRegistrationTest extends OwnIdentityTest {
  private static final String ISSUER = "https://mail.corp.test";
  private static final Pattern ID = Pattern.compile("\"client_id\":\"([^\"]*)\"");
  private Domain domain;

  @BeforeEach
  void begin() {
    domain = directory.domain("corp.test");
  }

  private void allow() {
    directory.set(Scope.domain(domain.id()), "oauth.registration", "true");
  }

  private OAuthAnswer register(String metadata, String address) {
    return directory
        .registrations()
        .register(
            ISSUER,
            metadata,
            new Peer(
                Service.WEB,
                InetAddress.ofLiteral(address),
                true,
                "web-1",
                Optional.of("mail.corp.test")));
  }

  private OAuthAnswer register(String metadata) {
    return register(metadata, "192.0.2.1");
  }

  private static String of(String redirect) {
    return "{\"redirect_uris\":[\"" + redirect + "\"]}";
  }

  private static void assertRefused(OAuthAnswer answer, int status, String error) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            OAuthAnswer.Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(status);
              assertThat(refused.error()).isEqualTo(error);
              assertThat(refused.description()).matches("\\p{ASCII}*");
            });
  }

  @Test
  void registrationIsAllowedPerDomain() {
    assertThat(directory.registrations().isOffered(ISSUER)).isFalse();
    assertRefused(register(of("http://127.0.0.1/")), 403, "access_denied");
    allow();
    assertThat(directory.registrations().isOffered(ISSUER)).isTrue();
    assertThat(directory.registrations().isOffered("https://mail.other.test")).isFalse();
    assertThat(register(of("http://127.0.0.1/"))).isInstanceOf(OAuthAnswer.Done.class);
  }

  @Test
  void registeredClientIsPublicAndAsksForConsent() {
    allow();
    String answer =
        ((OAuthAnswer.Done)
                register(
                    """
                    {"client_name": "Pigeon\\u202e mail", "scope": "openid mail rest offline_access",
                     "redirect_uris": ["com.example.pigeon:/back", "http://localhost/"],
                     "grant_types": ["authorization_code", "refresh_token", "password"],
                     "token_endpoint_auth_method": "client_secret_basic", "jwks_uri": "https://x/"}
                    """))
            .json();
    assertThat(answer)
        .contains("\"token_endpoint_auth_method\":\"none\"")
        .contains("\"grant_types\":[\"authorization_code\",\"refresh_token\"]")
        .doesNotContain("secret");
    Matcher id = ID.matcher(answer);
    assertThat(id.find()).isTrue();
    AttributeValues client =
        done(directory.oauthClients().find(ADMINISTRATOR, id.group(1))).values();
    assertThat(client.require(OAuthClientType.KIND)).isEqualTo("public");
    assertThat(client.require(OAuthClientType.CONSENT)).isTrue();
    assertThat(client.require(OAuthClientType.DOMAIN)).isEqualTo("corp.test");
    assertThat(client.require(OAuthClientType.NAME)).isEqualTo("Pigeon mail");
    assertThat(client.require(OAuthClientType.SCOPES))
        .containsExactly(
            OAuthScope.OPENID.word(), OAuthScope.OFFLINE_ACCESS.word(), OAuthScope.MAIL.word());
  }

  @Test
  void invalidClientMetadataIsRefused() {
    allow();
    for (String redirect :
        new String[] {
          "https://evil.test/",
          "http://evil.test/",
          "javascript:alert(1)",
          "http://127.0.0.1/#x",
          ""
        }) {
      assertRefused(register(of(redirect)), 400, "invalid_redirect_uri");
    }
    assertRefused(register("{}"), 400, "invalid_redirect_uri");
    for (String metadata :
        new String[] {
          "",
          "[]",
          "nonsense",
          "{\"redirect_uris\": 1}",
          "{\"redirect_uris\": [\"http://127.0.0.1/\"], \"client_name\": {}}",
          "{\"redirect_uris\": [\"http://127.0.0.1/\"], \"grant_types\": [\"password\"]}",
          "{\"redirect_uris\": [\"http://127.0.0.1/\"], \"response_types\": [\"token\"]}",
          "{\"redirect_uris\": [\"http://127.0.0.1/\"], \"scope\": \"ldap rest\"}",
          "{\"redirect_uris\": [\"http://127.0.0.1/\"], \"id_token_signed_response_alg\": \"none\"}"
        }) {
      assertRefused(register(metadata), 400, "invalid_client_metadata");
    }
  }

  @Test
  void registrationsPerNetworkAreLimited() {
    allow();
    for (int i = 0; i < 20; i++) {
      assertThat(register(of("http://127.0.0.1/"))).isInstanceOf(OAuthAnswer.Done.class);
    }
    assertRefused(register(of("http://127.0.0.1/")), 429, "temporarily_unavailable");
    assertThat(register(of("http://127.0.0.1/"), "198.51.100.1"))
        .isInstanceOf(OAuthAnswer.Done.class);
  }

  @Test
  void unapprovedClientsReplaceOnlyUnapprovedClients() {
    allow();
    assertThat(register(of("http://127.0.0.1/"), "203.0.113.9"))
        .isInstanceOf(OAuthAnswer.Done.class);
    String honest = client(register(of("http://127.0.0.1/"), "203.0.113.9"));
    for (int network = 0; network < 50; network++) {
      for (int i = 0; i < 20; i++) {
        assertThat(register(of("http://127.0.0.1/"), "10.1." + network + ".1"))
            .isInstanceOf(OAuthAnswer.Done.class);
      }
    }
    assertThat(done(directory.oauthClients().find(ADMINISTRATOR, honest)).key()).isEqualTo(honest);
    assertThat(register(of("http://127.0.0.1/"), "203.0.113.77"))
        .isInstanceOf(OAuthAnswer.Done.class);
  }

  private static String client(OAuthAnswer answer) {
    Matcher id = ID.matcher(((OAuthAnswer.Done) answer).json());
    assertThat(id.find()).isTrue();
    return id.group(1);
  }
}
