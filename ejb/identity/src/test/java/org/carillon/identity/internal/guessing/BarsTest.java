package org.carillon.identity.internal.guessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;
import static org.carillon.identity.internal.TestIdentity.done;

import java.net.InetAddress;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Alias;
import org.carillon.account.NewAdministrator;
import org.carillon.audit.AuditFilter;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.net.Service;
import org.carillon.identity.internal.OwnIdentityTest;
import org.carillon.identity.internal.TestIdentity;
import org.carillon.identity.signin.Bar;
import org.carillon.settings.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that bars are listed by any node and lifted on all nodes. */
class BarsTest extends OwnIdentityTest {
  private static final String ALICE = "alice@example.test";
  private static final String BOSS = "boss@example.test";
  private static final InetAddress HERE = InetAddress.ofLiteral("2001:db8:1:2::3");

  /** Another node with the same database. */
  private TestIdentity other;

  private long domain;
  private int tries;

  @BeforeEach
  void open() {
    domain = directory.domain("example.test").id();
    directory.account(ALICE);
    directory.account(BOSS);
    directory.domain("other.test");
    done(
        directory
            .administrators()
            .create(
                ADMINISTRATOR,
                new NewAdministrator("root", Optional.of("correct horse"), Optional.empty())));
    done(
        directory
            .administrators()
            .create(ADMINISTRATOR, new NewAdministrator(BOSS, Optional.empty(), Optional.empty())));
    done(
        directory
            .aliases()
            .create(ADMINISTRATOR, new Alias("al@example.test", Alias.Kind.NAME, ALICE)));
    directory.set(Scope.server(), "sign-in.guesses-by-account", "3");
    directory.set(Scope.server(), "sign-in.guesses-by-address", "3");
    other = new TestIdentity(database, home);
  }

  private static SignIn signIn(TestIdentity node, String name, String password, InetAddress from) {
    return node.sessions()
        .signIn(
            new Credentials.Password("", name, password),
            new Peer(Service.IMAPS, from, true, "s1"));
  }

  private static void bar(TestIdentity node, String name) throws SQLException {
    for (int i = 0; i < 3; i++) {
      signIn(node, name, "guess", InetAddress.ofLiteral("192.0.2." + i));
    }
    node.book().write();
  }

  /** Returns whether the name is barred from a network from which nobody has signed in yet. */
  private boolean barred(TestIdentity node, String name) {
    InetAddress elsewhere = InetAddress.ofLiteral("198.51.100." + tries++);
    return signIn(node, name, "correct horse", elsewhere) instanceof SignIn.TryLater;
  }

  private Caller administrator(Rights rights) {
    return new Caller(0, "chief", rights, "test", Proof.PASSWORD);
  }

  private List<String> listed(Caller caller) {
    return done(other.bars().list(caller)).stream()
        .map(bar -> bar.kind() + " " + bar.whom())
        .toList();
  }

  @Test
  void barredAccountsOfAllNodesAreListed() throws SQLException {
    bar(directory, "al@example.test");
    bar(other, "root");
    for (int i = 0; i < 3; i++) {
      signIn(directory, "nobody" + i + "@example.test", "guess", HERE);
    }
    directory.book().write();

    assertThat(listed(ADMINISTRATOR))
        .containsExactlyInAnyOrder(
            "ACCOUNT " + ALICE, "ADMINISTRATOR root", "NETWORK 2001:db8:1:2::/64");
    assertThat(listed(administrator(new Rights.DomainAdministrator(domain))))
        .containsExactly("ACCOUNT " + ALICE);
    assertThat(listed(administrator(new Rights.DomainAdministrator(domain + 1_000)))).isEmpty();
    assertThat(other.bars().list(new Caller(7, ALICE, new Rights.User(), "s")).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(done(other.bars().find(ADMINISTRATOR, "al@example.test")).map(Bar::whom))
        .contains(ALICE);
    assertThat(done(other.bars().find(ADMINISTRATOR, BOSS))).isEmpty();
  }

  @Test
  void liftedBarAppliesOnAllNodesAndToAllNames() throws SQLException {
    bar(directory, "al@example.test");
    bar(other, ALICE);

    assertThat(other.bars().lift(ADMINISTRATOR, "AL@example.test"))
        .isEqualTo(new Answer.Done<>(ALICE));
    directory.versions().compare();

    for (TestIdentity node : List.of(directory, other)) {
      assertThat(barred(node, ALICE)).isFalse();
      assertThat(barred(node, "al@example.test")).isFalse();
    }
    assertThat(listed(ADMINISTRATOR)).isEmpty();
    assertThat(
            directory
                .audit()
                .list(ADMINISTRATOR, AuditFilter.ALL, OptionalLong.empty(), 1)
                .getFirst())
        .returns("sign-in.lift-bar", record -> record.action())
        .returns(ALICE, record -> record.subject());

    bar(directory, ALICE);
    done(other.bars().lift(ADMINISTRATOR, "root"));
    directory.versions().compare();
    assertThat(barred(directory, ALICE)).as("lifted once, not for ever").isTrue();
  }

  @Test
  void networkIsUnbarredByAnyOfItsAddresses() {
    for (int i = 0; i < 3; i++) {
      signIn(directory, "nobody" + i + "@example.test", "guess", HERE);
    }
    assertThat(signIn(directory, BOSS, "correct horse", HERE)).isInstanceOf(SignIn.TryLater.class);

    done(other.bars().lift(ADMINISTRATOR, "2001:db8:1:2:ffff::1"));
    directory.versions().compare();

    assertThat(signIn(directory, BOSS, "correct horse", HERE)).isInstanceOf(SignIn.Admitted.class);
    assertThat(other.bars().lift(ADMINISTRATOR, "192.0.2.999").asFailure())
        .containsInstanceOf(Failure.NotFound.class);
  }

  @Test
  void aTokenCannotLiftABar() {
    Caller token = new Caller(0, "chief", new Rights.ServerAdministrator(), "test", Proof.TOKEN);
    long boss = done(directory.accounts().find(ADMINISTRATOR, BOSS)).id();
    Caller session = new Caller(boss, BOSS, new Rights.ServerAdministrator(), "s", Proof.SESSION);

    done(directory.bars().lift(token, ALICE));
    assertThat(directory.bars().lift(token, BOSS).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(directory.bars().lift(token, "root").asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(directory.bars().lift(session, BOSS).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(
            directory.bars().lift(new Caller(7, ALICE, new Rights.User(), "s"), ALICE).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(
            directory
                .bars()
                .lift(administrator(new Rights.DomainAdministrator(domain)), BOSS)
                .asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
  }
}
