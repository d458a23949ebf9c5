package org.carillon.identity.internal.directory.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;
import static org.carillon.identity.internal.TestIdentity.done;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.carillon.contract.identity.SignIn;
import org.carillon.identity.internal.OwnIdentityTest;
import org.carillon.settings.Scope;
import org.junit.jupiter.api.Test;

/** Tests that open sessions end when their service is closed to the account. */
class AccessWatchTest extends OwnIdentityTest {
  private static final String ALICE = "alice@example.test";

  @Test
  void connectionsEndWhenTheServiceIsDeniedToTheAccount() throws Exception {
    directory.domain("example.test");
    directory.account(ALICE);
    directory.account("bob@example.test");
    CountDownLatch alice = open(ALICE);
    CountDownLatch bob = open("bob@example.test");

    close("access.web");

    assertThat(alice.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(bob.getCount()).isOne();
    assertThat(directory.signIn(ALICE, "correct horse"))
        .isEqualTo(new SignIn.Rejected(SignIn.Reason.NOT_ALLOWED));
    assertThat(directory.signIn(ALICE, "wrong"))
        .isEqualTo(new SignIn.Rejected(SignIn.Reason.WRONG));
    assertThat(directory.signIn("bob@example.test", "correct horse"))
        .isInstanceOf(SignIn.Admitted.class);
  }

  private CountDownLatch open(String name) {
    CountDownLatch ended = new CountDownLatch(1);
    var admitted = (SignIn.Admitted) directory.signIn(name, "correct horse");
    admitted.validity().watch(ended::countDown);
    return ended;
  }

  private void close(String way) {
    var account = done(directory.accounts().find(ADMINISTRATOR, ALICE));
    long domain = done(directory.domains().find(ADMINISTRATOR, "example.test")).id();
    done(
        directory
            .settingChanges()
            .change(
                ADMINISTRATOR,
                Scope.account(domain, account.id()),
                Map.of(way, Optional.of("false")),
                OptionalLong.empty()));
  }
}
