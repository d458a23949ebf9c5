package org.carillon.identity.internal.source.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;
import static org.carillon.identity.internal.TestIdentity.done;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.account.Domain;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.IdentitySourceType;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.net.Service;
import org.carillon.identity.internal.OwnIdentityTest;
import org.carillon.identity.internal.source.FakeSource;
import org.carillon.identity.internal.source.openid.FakeOpenIdProvider;
import org.carillon.identity.source.BrowserSignIns.Choice;
import org.carillon.identity.source.BrowserSignIns.Redirection;
import org.carillon.identity.source.ProvisioningPolicy;
import org.carillon.identity.source.SourceKind;
import org.carillon.identity.token.Tokens;
import org.carillon.settings.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of signing in by a source to which browsers are redirected. */
class VisitSignInTest extends OwnIdentityTest {
  private static final SignIn WRONG = new SignIn.Rejected(SignIn.Reason.WRONG);
  private static final SignIn NOT_ALLOWED = new SignIn.Rejected(SignIn.Reason.NOT_ALLOWED);
  private static final String ANN = "ann@corp.test";
  private static final URI BACK = URI.create("https://mail.corp.test/sign-in");
  private static final Pattern STATE = Pattern.compile("[?&]state=([A-Za-z0-9_-]+)");
  private static final Pattern NONCE = Pattern.compile("[?&]nonce=([A-Za-z0-9_-]+)");

  private final FakeSource dialer = new FakeSource();
  private final FakeOpenIdProvider provider = new FakeOpenIdProvider();
  private Domain domain;

  @BeforeEach
  void begin() {
    domain = directory.domain("corp.test");
    directory.set(Scope.domain(domain.id()), "sign-in.passwords", "source");
    dialer.web = provider;
    directory.sourceUser().offer(dialer);
  }

  private void make(ProvisioningPolicy accounts) {
    done(
        directory
            .identitySources()
            .create(
                ADMINISTRATOR,
                new AttributeValues()
                    .with(IdentitySourceType.NAME, "corp")
                    .with(IdentitySourceType.KIND, SourceKind.OIDC.word())
                    .with(IdentitySourceType.DOMAINS, List.of("corp.test"))
                    .with(IdentitySourceType.ADDRESS, FakeOpenIdProvider.ISSUER)
                    .with(IdentitySourceType.BIND_NAME, FakeOpenIdProvider.CLIENT)
                    .with(IdentitySourceType.ATTRIBUTES, List.of("displayName=name"))
                    .with(IdentitySourceType.ACCOUNTS, accounts.word())
                    .with(IdentitySourceType.SCOPES, "email")
                    .with(IdentitySourceType.SECRET, "s3cret")
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

  /** A browser at the source. */
  private record Away(String note, String state, String nonce) {}

  private Away depart() {
    Redirection.To to =
        (Redirection.To) directory.browserSignIns().depart("corp", BACK, "/mail", peer());
    String place = to.place().toString();
    return new Away(to.note(), found(STATE, place), found(NONCE, place));
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private SignIn arrive(Away away, UnaryOperator<JWTClaimsSet.Builder> what) {
    provider.claims = what.apply(FakeOpenIdProvider.claims(away.nonce())).build();
    return show(away.note(), away.state());
  }

  private SignIn show(String note, String state) {
    return directory
        .sessions()
        .signIn(new Credentials.Visit(note, Map.of("code", "c", "state", state)), peer());
  }

  @Test
  void arrivalCreatesOneAccountAndEachVisitSignsInOnce() {
    make(ProvisioningPolicy.SIGN_IN);
    Away away = depart();
    assertThat(arrive(away, UnaryOperator.identity())).isInstanceOf(SignIn.Admitted.class);
    assertThat(done(directory.accounts().find(ADMINISTRATOR, ANN)).displayName())
        .isEqualTo("Ann Arbor");
    assertThat(show(away.note(), away.state())).isEqualTo(WRONG);
    assertThat(arrive(depart(), UnaryOperator.identity())).isInstanceOf(SignIn.Admitted.class);
    assertThat(directory.signIn(ANN, "there")).isEqualTo(WRONG);
  }

  @Test
  void anAnswerForAnotherBrowserIsRefused() {
    make(ProvisioningPolicy.SIGN_IN);
    Away mine = depart();
    Away others = depart();
    provider.claims = FakeOpenIdProvider.claims(others.nonce()).build();
    assertThat(show(mine.note(), others.state())).isEqualTo(WRONG);
    assertThat(show("", others.state())).isEqualTo(WRONG);
    assertThat(show("x".repeat(100), others.state())).isEqualTo(WRONG);
  }

  @Test
  void sourceVouchesForAddressesOfItsDomainsOnly() {
    make(ProvisioningPolicy.SIGN_IN);
    directory.domain("other.test");
    directory.account("bob@other.test");
    assertThat(arrive(depart(), claims -> claims.claim("email", "bob@other.test")))
        .isEqualTo(WRONG);
    assertThat(arrive(depart(), claims -> claims.claim("email", "ann@elsewhere.test")))
        .isEqualTo(WRONG);
    assertThat(arrive(depart(), claims -> claims.claim("email", "bea")))
        .isInstanceOf(SignIn.Admitted.class);
  }

  @Test
  void settingDecidesWhetherTheSourceIsAsked() {
    make(ProvisioningPolicy.NEVER);
    assertThat(arrive(depart(), UnaryOperator.identity())).isEqualTo(WRONG);
    directory.account(ANN);
    assertThat(directory.browserSignIns().choices(peer()).choices())
        .containsExactly(new Choice("corp", "Corp"));
    assertThat(directory.browserSignIns().choices(peer()).only()).isTrue();
    directory.set(Scope.domain(domain.id()), "sign-in.passwords", "here");
    assertThat(directory.browserSignIns().choices(peer()).choices()).isEmpty();
    assertThat(arrive(depart(), UnaryOperator.identity())).isEqualTo(NOT_ALLOWED);
  }

  @Test
  void unavailableSourceMeansTryAgainLater() {
    make(ProvisioningPolicy.SIGN_IN);
    Away away = depart();
    provider.isAway = true;
    assertThat(show(away.note(), away.state())).isInstanceOf(SignIn.NotNow.class);
  }

  @Test
  void sessionEndsWithTheProviderSession() {
    make(ProvisioningPolicy.SIGN_IN);
    Away away = depart();
    Caller ann = ((SignIn.Admitted) arrive(away, UnaryOperator.identity())).caller();
    Tokens.Issued session = done(directory.tokens().openWebSession(ann, "a browser"));
    assertThat(directory.browserSignIns().opened(away.state(), ann, session)).isTrue();
    Tokens.Issued own = done(directory.tokens().openWebSession(ann, "another"));
    assertThat(directory.browserSignIns().opened(away.state(), ann, own)).isFalse();

    Optional<String> out = directory.browserSignIns().farewell(session.secret(), BACK);
    assertThat(out.flatMap(directory.browserSignIns()::place).orElseThrow().toString())
        .contains("id_token_hint=");
    assertThat(directory.browserSignIns().farewell(own.secret(), BACK)).isEmpty();

    assertThat(directory.browserSignIns().ended("corp", "nonsense")).contains(false);
    assertThat(directory.browserSignIns().ended("corp", provider.logout("4711", "s2")))
        .contains(true);
    assertThat(web(session)).isInstanceOf(SignIn.Admitted.class);
    assertThat(directory.browserSignIns().ended("corp", provider.logout("4711", "s1")))
        .contains(true);
    assertThat(web(session)).isEqualTo(WRONG);
    assertThat(web(own)).isInstanceOf(SignIn.Admitted.class);
  }

  private SignIn web(Tokens.Issued session) {
    return directory.sessions().signIn(new Credentials.WebSession(session.secret()), peer());
  }
}
