package org.carillon.identity.internal.source.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;
import static org.carillon.identity.internal.TestIdentity.done;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.carillon.account.Domain;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.IdentitySourceType;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.net.Service;
import org.carillon.identity.internal.OwnIdentityTest;
import org.carillon.identity.internal.source.FakeSource;
import org.carillon.identity.internal.source.saml.FakeSamlProvider;
import org.carillon.identity.source.BrowserSignIns.Redirection;
import org.carillon.identity.source.SourceKind;
import org.carillon.settings.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of signing in by a SAML provider whose answers browsers post. */
class PostedSignInTest extends OwnIdentityTest {
  private static final SignIn WRONG = new SignIn.Rejected(SignIn.Reason.WRONG);
  private static final URI BACK = URI.create("https://mail.corp.test/sign-in");
  private static final URI CONSUMER = URI.create(FakeSamlProvider.CONSUMER);
  private static final Pattern ID = Pattern.compile(" ID=\"([^\"]*)\"");

  private final FakeSource dialer = new FakeSource();
  private final FakeSamlProvider provider = new FakeSamlProvider();

  @BeforeEach
  void begin() {
    Domain domain = directory.domain("corp.test");
    directory.set(Scope.domain(domain.id()), "sign-in.passwords", "source");
    dialer.web = provider;
    directory.sourceUser().offer(dialer);
    done(
        directory
            .identitySources()
            .create(
                ADMINISTRATOR,
                new AttributeValues()
                    .with(IdentitySourceType.NAME, "corp")
                    .with(IdentitySourceType.KIND, SourceKind.SAML.word())
                    .with(IdentitySourceType.DOMAINS, List.of("corp.test"))
                    .with(IdentitySourceType.ADDRESS, FakeSamlProvider.METADATA)
                    .with(IdentitySourceType.BIND_NAME, FakeSamlProvider.AUDIENCE)
                    .with(IdentitySourceType.ATTRIBUTES, List.of("displayName=displayName"))
                    .with(IdentitySourceType.BUTTON, "Corp")
                    .with(IdentitySourceType.REFRESH, 0)
                    .with(IdentitySourceType.REMEMBER, 0)));
  }

  private static Peer peer() {
    return new Peer(
        Service.WEB,
        InetAddress.getLoopbackAddress(),
        true,
        "web-1",
        Optional.of("mail.corp.test"));
  }

  /**
   * A browser at the source.
   *
   * @param request the id of the request with which it was redirected
   */
  private record Away(String note, String state, String request) {}

  private Away depart() throws IOException {
    Redirection.To to =
        (Redirection.To) directory.browserSignIns().depart("corp", BACK, "/mail", peer());
    Map<String, String> query = new HashMap<>();
    for (String part : to.place().getRawQuery().split("&")) {
      query.put(
          part.substring(0, part.indexOf('=')),
          URLDecoder.decode(part.substring(part.indexOf('=') + 1), StandardCharsets.UTF_8));
    }
    byte[] deflated = Base64.getDecoder().decode(query.get("SAMLRequest"));
    try (var inflated =
        new InflaterInputStream(new ByteArrayInputStream(deflated), new Inflater(true))) {
      Matcher id = ID.matcher(new String(inflated.readAllBytes(), StandardCharsets.UTF_8));
      assertThat(id.find()).isTrue();
      return new Away(to.note(), query.get("RelayState"), id.group(1));
    }
  }

  private Map<String, String> post(String answer) {
    return directory.postedSignIns().posted("corp", CONSUMER, answer).orElseThrow();
  }

  private SignIn arrive(Away away, Map<String, String> said) {
    Map<String, String> all = new HashMap<>(said);
    all.put("state", away.state());
    return directory.sessions().signIn(new Credentials.Visit(away.note(), all), peer());
  }

  @Test
  void arrivalCreatesAnAccountAndEachResponseSignsInOnce() throws IOException {
    Away away = depart();
    String answer = provider.answer(away.request());
    Map<String, String> said = post(answer);
    assertThat(arrive(away, said)).isInstanceOf(SignIn.Admitted.class);
    assertThat(done(directory.accounts().find(ADMINISTRATOR, "ann@corp.test")).displayName())
        .isEqualTo("Ann Arbor");
    assertThat(arrive(away, said)).isEqualTo(WRONG);
    assertThat(post(answer)).isEmpty();
    assertThat(arrive(away, post(answer))).isEqualTo(WRONG);
  }

  @Test
  void responseIsBoundToTheBrowserThatWasSent() throws IOException {
    Away mine = depart();
    Away others = depart();
    assertThat(arrive(mine, post(provider.answer(others.request())))).isEqualTo(WRONG);
    assertThat(post("nonsense")).isEmpty();
    assertThat(directory.postedSignIns().posted("another", CONSUMER, "x")).contains(Map.of());
    assertThat(
            arrive(
                depart(),
                post(
                    provider.answer(
                        others.request(),
                        text -> text.replace("ann@corp.test", "ann@elsewhere.test")))))
        .isEqualTo(WRONG);
  }

  @Test
  void unavailableProviderIsNoRefusal() throws IOException {
    provider.isAway = true;
    assertThat(directory.postedSignIns().posted("corp", CONSUMER, "x")).isEmpty();
    assertThat(directory.postedSignIns().metadata("corp", List.of(BACK)).orElseThrow())
        .contains("AssertionConsumerService", "X509Certificate");
  }
}
