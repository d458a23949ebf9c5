package org.carillon.identity.internal.directory.passwordpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;

import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.AccountChange;
import org.carillon.account.PasswordInput;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.SignIn;
import org.carillon.identity.internal.OwnIdentityTest;
import org.carillon.settings.Scope;
import org.junit.jupiter.api.Test;

/** Tests that owners cannot choose one of their last passwords again. */
class PasswordHistoryTest extends OwnIdentityTest {
  private static final String ANNA = "anna@example.test";

  private String change(Caller caller, String password) {
    Answer<?> answer =
        directory
            .accounts()
            .change(
                caller,
                ANNA,
                new AccountChange(
                    Optional.of(new PasswordInput.Typed(password)),
                    Optional.empty(),
                    Optional.empty()),
                OptionalLong.empty());
    return answer.asFailure().map(why -> ((Failure.Invalid) why).code()).orElse("");
  }

  @Test
  void recentPasswordsCannotBeReused() {
    long domain = directory.domain("example.test").id();
    directory.account(ANNA);
    Caller anna = ((SignIn.Admitted) directory.signIn(ANNA, "correct horse")).caller();
    assertThat(change(anna, "correct horse")).isEmpty();
    directory.set(Scope.domain(domain), "password.history", "3");

    assertThat(change(anna, "correct horse")).isEqualTo("used-before");
    assertThat(change(anna, "second horse")).isEmpty();
    assertThat(change(anna, "third horse")).isEmpty();
    assertThat(change(anna, "correct horse")).isEqualTo("used-before");
    assertThat(change(anna, "second horse")).isEqualTo("used-before");
    assertThat(change(anna, "fourth horse")).isEmpty();
    assertThat(change(anna, "correct horse")).isEmpty();
    assertThat(change(ADMINISTRATOR, "correct horse")).isEmpty();

    directory.set(Scope.domain(domain), "password.history", "0");
    assertThat(change(anna, "fourth horse")).isEmpty();
  }
}
