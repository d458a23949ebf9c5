package org.carillon.identity.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;
import static org.carillon.identity.internal.TestIdentity.done;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.carillon.account.AccountChange;
import org.carillon.account.DomainChange;
import org.carillon.account.PasswordInput;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.identity.SignInValidity;
import org.carillon.identity.internal.OwnIdentityTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that an open session ends when the credential by which it was admitted ends. */
class SignInRevocationTest extends OwnIdentityTest {
  private static final String ALICE = "alice@example.test";

  private final Semaphore fell = new Semaphore(0);

  @BeforeEach
  void open() {
    directory.domain("example.test");
    directory.account(ALICE);
    directory.account("bob@example.test");
  }

  private SignInValidity signIn(String name) {
    return ((SignIn.Admitted) directory.signIn(name, "correct horse")).validity();
  }

  private void change(String address, AccountChange change) {
    done(directory.accounts().change(ADMINISTRATOR, address, change, OptionalLong.empty()));
  }

  private void expectFall() throws InterruptedException {
    assertThat(fell.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    assertThat(fell.availablePermits()).isZero();
  }

  @Test
  void disabledAccountLosesItsSessionsOnly() throws Exception {
    Semaphore others = new Semaphore(0);
    signIn(ALICE).watch(fell::release);
    signIn("bob@example.test").watch(others::release);

    change(
        ALICE, new AccountChange(Optional.empty(), Optional.of("Alice Adams"), Optional.empty()));
    change(ALICE, new AccountChange(Optional.empty(), Optional.empty(), Optional.of(false)));

    expectFall();
    assertThat(others.availablePermits()).isZero();
  }

  @Test
  void aNewPasswordEndsSessionsOfTheOldOne() throws Exception {
    signIn(ALICE).watch(fell::release);

    change(
        ALICE,
        new AccountChange(
            Optional.of(new PasswordInput.Typed("another horse")),
            Optional.empty(),
            Optional.empty()));

    expectFall();
  }

  @Test
  void sessionOfADeletedAccountEnds() throws Exception {
    signIn(ALICE).watch(fell::release);

    done(directory.accounts().delete(ADMINISTRATOR, ALICE, OptionalLong.empty()));

    expectFall();
  }

  @Test
  void sessionsOfADisabledDomainEnd() throws Exception {
    signIn(ALICE).watch(fell::release);

    done(
        directory
            .domains()
            .change(
                ADMINISTRATOR,
                "example.test",
                new DomainChange(Optional.empty(), Optional.empty(), Optional.of(false)),
                OptionalLong.empty()));

    expectFall();
  }

  @Test
  void closedWatchIsNotNotified() throws Exception {
    signIn(ALICE).watch(() -> fell.release(100)).close();
    signIn(ALICE).watch(fell::release);

    change(ALICE, new AccountChange(Optional.empty(), Optional.empty(), Optional.of(false)));

    expectFall();
  }

  @Test
  void sessionEndsIfThePasswordChangedDuringItsSignIn() throws Exception {
    SignIn.Admitted before = (SignIn.Admitted) directory.signIn(ALICE, "correct horse");
    change(
        ALICE,
        new AccountChange(
            Optional.of(new PasswordInput.Typed("another horse")),
            Optional.empty(),
            Optional.empty()));
    awaitComparison();

    before.validity().watch(fell::release);

    expectFall();
  }

  @Test
  void sessionThatCannotBeEndedDoesNotBlockOthers() throws Exception {
    Semaphore defect = new Semaphore(0);
    for (int i = 0; i < 2; i++) {
      signIn(ALICE)
          .watch(
              () -> {
                defect.release();
                throw new IllegalStateException("a defect");
              });
    }
    signIn("bob@example.test").watch(fell::release);

    change(ALICE, new AccountChange(Optional.empty(), Optional.empty(), Optional.of(false)));
    assertThat(defect.tryAcquire(2, 20, TimeUnit.SECONDS)).isTrue();
    change(
        "bob@example.test",
        new AccountChange(Optional.empty(), Optional.empty(), Optional.of(false)));

    expectFall();
  }

  /** Waits until the changes made so far have been compared. */
  private void awaitComparison() throws InterruptedException {
    signIn("bob@example.test").watch(fell::release);
    change(
        "bob@example.test",
        new AccountChange(Optional.empty(), Optional.empty(), Optional.of(false)));
    expectFall();
  }
}
