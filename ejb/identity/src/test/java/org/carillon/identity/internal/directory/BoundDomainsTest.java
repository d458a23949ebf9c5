package org.carillon.identity.internal.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;
import static org.carillon.identity.internal.TestIdentity.done;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Account;
import org.carillon.account.Domain;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.net.Service;
import org.carillon.identity.internal.TestIdentity;
import org.carillon.settings.Scope;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that names without a domain belong to the domain whose address was reached. */
class BoundDomainsTest {
  private static final String ADDRESSES = "directory.addresses";

  @TempDir private Path home;

  private final TestDatabase database = TestDatabase.fresh();
  private TestIdentity directory;
  private Domain first;
  private Domain second;
  private Account own;

  @BeforeEach
  void open() {
    directory = new TestIdentity(database, home);
    first = directory.domain("first.test");
    second = directory.domain("second.test");
    directory.account("mary@first.test");
    own = directory.account("mary@second.test");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private long signedIn(String reached, String asked) {
    Peer peer =
        new Peer(
            Service.IMAPS,
            InetAddress.ofLiteral("192.0.2.1"),
            true,
            "s1",
            Optional.of(asked).filter(name -> !name.isEmpty()),
            Optional.of(InetAddress.ofLiteral(reached)));
    SignIn answer =
        directory.sessions().signIn(new Credentials.Password("", "mary", "correct horse"), peer);
    return ((SignIn.Admitted) answer).caller().account();
  }

  private Answer<?> set(Caller caller, Domain domain, String addresses) {
    return directory
        .settingChanges()
        .change(
            caller,
            Scope.domain(domain.id()),
            Map.of(ADDRESSES, Optional.of(addresses)),
            OptionalLong.empty());
  }

  @Test
  void boundAddressPrecedesHostNameAndMainDomain() {
    done(set(ADMINISTRATOR, second, "198.51.100.2, 2001:db8::2"));

    assertThat(signedIn("198.51.100.2", "")).isEqualTo(own.id());
    assertThat(signedIn("2001:db8:0::2", "mail.first.test")).isEqualTo(own.id());
    assertThat(signedIn("198.51.100.1", "mail.second.test")).isEqualTo(own.id());
    assertThat(signedIn("198.51.100.1", "")).isNotEqualTo(own.id());
  }

  @Test
  void boundAddressIsUniqueAndSetByServerAdministrators() {
    done(set(ADMINISTRATOR, second, "198.51.100.2"));
    Caller chief =
        new Caller(0, "chief", new Rights.DomainAdministrator(first.id()), "test", Proof.PASSWORD);

    assertThat(set(ADMINISTRATOR, first, "198.51.100.1,198.51.100.2").asFailure().orElseThrow())
        .isInstanceOf(Failure.Invalid.class);
    assertThat(set(chief, first, "198.51.100.1").asFailure().orElseThrow())
        .isInstanceOf(Failure.NotAllowed.class);
    assertThat(set(ADMINISTRATOR, second, "198.51.100.2,198.51.100.3"))
        .isInstanceOf(Answer.Done.class);
  }
}
