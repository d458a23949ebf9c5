package org.carillon.identity.internal.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;
import static org.carillon.identity.internal.TestIdentity.done;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.net.Service;
import org.carillon.identity.history.SignInHistory;
import org.carillon.identity.history.SignInSummary;
import org.carillon.identity.internal.OwnIdentityTest;
import org.carillon.settings.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that sign-ins are stored for the owner, who gets messages about new ones. */
class SignInHistoryTest extends OwnIdentityTest {
  private static final String ALICE = "alice@example.test";
  private static final String BOB = "bob@example.test";

  @BeforeEach
  void setUp() {
    directory.domain("example.test");
    directory.account(ALICE);
    directory.account(BOB);
    directory.set(Scope.server(), "sign-in.places", "10.0.0.0/8 = Vienna office");
  }

  private SignIn signIn(Service service, String address, String program, String password)
      throws Exception {
    var peer =
        new Peer(
            service,
            InetAddress.getByName(address),
            true,
            "web-1",
            Optional.empty(),
            Optional.empty(),
            Optional.of(program).filter(name -> !name.isEmpty()));
    return directory.sessions().signIn(new Credentials.Password("", ALICE, password), peer);
  }

  private void in(Service service, String address, String program) throws Exception {
    assertThat(signIn(service, address, program, "correct horse"))
        .isInstanceOf(SignIn.Admitted.class);
    directory.notes().write(false);
  }

  private List<SignInSummary> seen() {
    return done(directory.history().list(ADMINISTRATOR, ALICE));
  }

  @Test
  void equalSignInsOfADayAreOneHistoryEntry() throws Exception {
    in(Service.IMAP, "10.1.2.3", "");
    in(Service.IMAP, "10.1.2.3", "");
    signIn(Service.IMAP, "192.0.2.7", "", "wrong");
    in(Service.WEB, "10.1.2.3", "Firefox, Linux");
    directory.notes().write(true);

    assertThat(seen())
        .extracting(
            SignInSummary::service,
            SignInSummary::network,
            SignInSummary::place,
            SignInSummary::program,
            SignInSummary::way,
            SignInSummary::result,
            SignInSummary::times)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(
                "imap", "10.1.2.3", "Vienna office", "", "password", "admitted", 2L),
            org.assertj.core.groups.Tuple.tuple(
                "imap", "192.0.2.7", "", "", "password", "wrong", 1L),
            org.assertj.core.groups.Tuple.tuple(
                "web", "10.1.2.3", "Vienna office", "Firefox, Linux", "password", "admitted", 1L));
    var bob =
        ((SignIn.Admitted)
                directory
                    .sessions()
                    .signIn(
                        new Credentials.Password("", BOB, "correct horse"),
                        new Peer(Service.IMAP, InetAddress.getLoopbackAddress(), true, "s")))
            .caller();
    assertThat(directory.history().list(bob, ALICE)).isInstanceOf(Answer.Failed.class);
  }

  @Test
  void ownerIsNotifiedOfNewSignInsUpToALimit() throws Exception {
    directory.set(Scope.server(), "sign-in.alert", "true");
    in(Service.IMAP, "10.1.2.3", "");
    in(Service.IMAP, "10.9.9.9", "");
    assertThat(directory.messagesToOwners).isEmpty();

    in(Service.IMAP, "198.51.100.4", "");
    assertThat(directory.messagesToOwners)
        .singleElement()
        .asString()
        .startsWith(ALICE)
        .contains("198.51.100.4");
    in(Service.IMAP, "198.51.100.9", "");
    assertThat(directory.messagesToOwners).hasSize(1);
    in(Service.WEB, "198.51.100.9", "Chrome, Windows");
    in(Service.WEB, "198.51.100.9", "Chrome, Windows");
    assertThat(directory.messagesToOwners).hasSize(2);
    for (int i = 0; i < 5; i++) {
      in(Service.IMAP, "203.0." + i + ".1", "");
    }
    assertThat(directory.messagesToOwners).hasSize(SignInHistory.MOST_ALERTS);
  }

  @Test
  void historyEntriesPerDayAreLimited() throws Exception {
    for (int i = 0; i < SignInHistory.MOST_A_DAY + 20; i++) {
      directory
          .notes()
          .refused(
              ALICE,
              "imap",
              new Peer(Service.IMAP, InetAddress.getByName("192.0.2." + i), true, "s" + i),
              "password",
              "wrong");
    }
    directory.notes().refused("nobody@example.test", "imap", peer(), "password", "wrong");
    directory.notes().write(true);
    assertThat(seen()).hasSize(SignInHistory.MOST_A_DAY);
  }

  private static Peer peer() {
    return new Peer(Service.IMAP, InetAddress.getLoopbackAddress(), true, "s");
  }
}
