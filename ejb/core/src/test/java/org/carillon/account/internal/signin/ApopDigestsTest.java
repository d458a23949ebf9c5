package org.carillon.account.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.done;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.NewAccount;
import org.carillon.account.internal.OwnDirectoryTest;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.net.Service;
import org.carillon.settings.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who signs in by a digest (RFC 1939 §7), and where nobody can. */
class ApopDigestsTest extends OwnDirectoryTest {
  private static final String CHALLENGE = "<1896.697170952@dbc.mtview.ca.us>";
  private static final String OF_TANSTAAF = "c4c9334bac560ecc979e58001b3e22fb";
  private static final SignIn WRONG = new SignIn.Rejected(SignIn.Reason.WRONG);

  private long domain;

  @BeforeEach
  void open() {
    domain = directory.domain("example.test").id();
  }

  private void keepTexts(boolean on) {
    done(
        directory
            .settingChanges()
            .change(
                ADMINISTRATOR,
                Scope.domain(domain),
                Map.of("password.keep-text", Optional.of("" + on)),
                OptionalLong.empty()));
  }

  private void account(String address) {
    done(directory.accounts().create(ADMINISTRATOR, new NewAccount(address, "tanstaaf", "", true)));
  }

  private SignIn signIn(String name, String digest) throws Exception {
    // Over the very connection that a password must not pass.
    Peer elsewhere = new Peer(Service.POP3, InetAddress.getByName("192.0.2.1"), false, "s1");
    return directory.sessions().signIn(new Credentials.Digest(name, CHALLENGE, digest), elsewhere);
  }

  @Test
  void whereADomainKeepsTextsADigestSignsIn() throws Exception {
    assertThat(directory.sessions().digestOffered()).isFalse();
    keepTexts(true);
    account("mrose@example.test");

    assertThat(directory.sessions().digestOffered()).isTrue();
    assertThat(signIn("MRose@example.test", OF_TANSTAAF)).isInstanceOf(SignIn.Admitted.class);
    assertThat(signIn("mrose@example.test", OF_TANSTAAF.replace('c', 'd'))).isEqualTo(WRONG);
    assertThat(signIn("nobody@example.test", OF_TANSTAAF)).isEqualTo(WRONG);
    assertThat(signIn("mrose", OF_TANSTAAF)).isEqualTo(WRONG);
  }

  @Test
  void whereNoneDoesOrDoesNotAnyMoreNoneIsTaken() throws Exception {
    account("before@example.test");
    keepTexts(true);
    account("during@example.test");
    assertThat(signIn("before@example.test", OF_TANSTAAF)).isEqualTo(WRONG);

    keepTexts(false);

    assertThat(signIn("during@example.test", OF_TANSTAAF)).isEqualTo(WRONG);
    assertThat(directory.sessions().digestOffered()).isFalse();
  }
}
