package org.carillon.identity.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.identity.internal.TestIdentity.done;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.AccountChange;
import org.carillon.account.Domain;
import org.carillon.account.PasswordInput;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.net.Service;
import org.carillon.identity.internal.OwnIdentityTest;
import org.carillon.settings.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of passwords that are too old. */
class PasswordAgeTest extends OwnIdentityTest {
  private static final String ANN = "ann@corp.test";
  private static final SignIn EXPIRED = new SignIn.Rejected(SignIn.Reason.PASSWORD_EXPIRED);
  private static final SignIn WRONG = new SignIn.Rejected(SignIn.Reason.WRONG);
  private static final String PASSWORD = "correct horse";
  private Domain domain;

  @BeforeEach
  void begin() {
    domain = directory.domain("corp.test");
    directory.account(ANN);
    directory.set(Scope.domain(domain.id()), "password.age", "30");
  }

  private void age(Duration age) {
    database
        .transactions()
        .run(
            entities ->
                entities
                    .createNativeQuery("update credential set password_set = :at")
                    .setParameter("at", Instant.now().minus(age))
                    .executeUpdate());
  }

  private SignIn renewal(String password) {
    return directory
        .sessions()
        .signIn(
            new Credentials.Renewal(ANN, password, ""),
            new Peer(
                Service.WEB, InetAddress.getLoopbackAddress(), true, "web-1", Optional.empty()));
  }

  @Test
  void anExpiredPasswordCanOnlyBeChanged() {
    assertThat(directory.signIn(ANN, PASSWORD)).isInstanceOf(SignIn.Admitted.class);
    age(Duration.ofDays(31));
    assertThat(directory.signIn(ANN, PASSWORD)).isEqualTo(EXPIRED);
    assertThat(directory.signIn(ANN, "guessed wrong")).isEqualTo(WRONG);
    assertThat(renewal("guessed wrong")).isEqualTo(WRONG);
    Caller ann = ((SignIn.Admitted) renewal(PASSWORD)).caller();
    assertThat(
            directory
                .sessions()
                .signIn(
                    new Credentials.OwnPassword(ann, PASSWORD),
                    new Peer(
                        Service.WEB,
                        InetAddress.getLoopbackAddress(),
                        true,
                        "web-1",
                        Optional.empty())))
        .isInstanceOf(SignIn.Admitted.class);
    done(
        directory
            .accounts()
            .change(
                ann,
                ANN,
                new AccountChange(
                    Optional.of(new PasswordInput.Typed("another one entirely")),
                    Optional.empty(),
                    Optional.empty()),
                OptionalLong.empty()));
    assertThat(directory.signIn(ANN, "another one entirely")).isInstanceOf(SignIn.Admitted.class);
    directory.set(Scope.domain(domain.id()), "password.age", "0");
    age(Duration.ofDays(3_000));
    assertThat(directory.signIn(ANN, "another one entirely")).isInstanceOf(SignIn.Admitted.class);
  }

  @Test
  void passwordExpiryIsAnnouncedOnce() {
    age(Duration.ofDays(10));
    directory.signIn(ANN, PASSWORD);
    assertThat(directory.messagesToOwners).noneMatch(sentMail -> sentMail.contains("_expires_on_"));
    age(Duration.ofDays(20));
    directory.signIn(ANN, PASSWORD);
    directory.signIn(ANN, PASSWORD);
    assertThat(directory.messagesToOwners)
        .filteredOn(
            sentMail -> sentMail.contains("Your_password_for_ann=40corp=2Etest_expires_on_"))
        .hasSize(1);
  }

  @Test
  void signOutEverywhereDoesNotRenewThePasswordAge() {
    age(Duration.ofDays(29));
    Caller ann = ((SignIn.Admitted) directory.signIn(ANN, PASSWORD)).caller();
    done(directory.tokens().signOutEverywhere(ann, ANN));
    age(Duration.ofDays(31));
    assertThat(directory.signIn(ANN, PASSWORD)).isEqualTo(EXPIRED);
  }
}
