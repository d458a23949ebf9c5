package org.carillon.identity.internal.directory.passwordpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;

import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.AccountChange;
import org.carillon.account.PasswordInput;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.SignIn;
import org.carillon.identity.internal.OwnIdentityTest;
import org.carillon.settings.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that new passwords have to follow the domain's rules. */
class PasswordPolicyTest extends OwnIdentityTest {
  private static final String ANNA = "anna@example.test";

  @BeforeEach
  void open() {
    long domain = directory.domain("example.test").id();
    directory.account(ANNA);
    directory.set(Scope.domain(domain), "password.minimum-length", "10");
    directory.set(Scope.domain(domain), "password.classes", "3");
    directory.set(Scope.domain(domain), "password.name-refused", "true");
  }

  /** Returns the code of the refusal, or the empty text if the password is accepted. */
  private String change(String password) {
    Answer<?> answer =
        directory
            .accounts()
            .change(
                ADMINISTRATOR,
                ANNA,
                new AccountChange(
                    Optional.of(new PasswordInput.Typed(password)),
                    Optional.empty(),
                    Optional.empty()),
                OptionalLong.empty());
    return answer.asFailure().map(why -> ((Failure.Invalid) why).code()).orElse("");
  }

  @Test
  void passwordNeedsLengthVarietyAndNoNames() {
    assertThat(change("Short 1")).isEqualTo("too-short");
    assertThat(change("onlysmallletters")).isEqualTo("too-plain");
    assertThat(change("two kinds of them")).isEqualTo("too-plain");
    assertThat(change("Anna's horse 7")).isEqualTo("has-name");
    assertThat(change("an EXAMPLE of 7")).isEqualTo("has-name");
    assertThat(change("correct Horse 7")).isEmpty();
    assertThat(change("äußerst Geheimes")).isEmpty();
  }

  @Test
  void passwordsSetBeforeThePolicyStayValid() {
    assertThat(directory.signIn(ANNA, "correct horse")).isInstanceOf(SignIn.Admitted.class);
  }
}
