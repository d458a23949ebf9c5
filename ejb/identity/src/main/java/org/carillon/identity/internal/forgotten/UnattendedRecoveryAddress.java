package org.carillon.identity.internal.forgotten;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Account;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.identity.forgotten.ForgottenPasswords;
import org.carillon.identity.session.UnattendedAccess;
import org.carillon.identity.session.UnattendedAccessHolder;

/** Lists and removes the recovery address of an account, as access without a signed-in user. */
@ApplicationScoped
class UnattendedRecoveryAddress implements UnattendedAccessHolder {
  private final DirectoryTransactions directory;
  private final Instance<ForgottenPasswords> passwords;

  @Inject
  UnattendedRecoveryAddress(
      DirectoryTransactions directory, Instance<ForgottenPasswords> passwords) {
    this.directory = directory;
    this.passwords = passwords;
  }

  @Override
  public UnattendedAccess.Kind kind() {
    return UnattendedAccess.Kind.RECOVERY_ADDRESS;
  }

  @Override
  public List<UnattendedAccess> of(Account account) {
    Answer<List<UnattendedAccess>> found =
        directory.look(
            entities ->
                new Answer.Done<>(
                    Optional.ofNullable(entities.find(PasswordRecoveryRow.class, account.id()))
                        .flatMap(PasswordRecoveryRow::shown)
                        .map(
                            one ->
                                new UnattendedAccess(
                                    kind(), one.address(), Optional.of(one.confirmed())))
                        .stream()
                        .toList()));
    return switch (found) {
      case Answer.Done<List<UnattendedAccess>>(List<UnattendedAccess> all) -> all;
      case Answer.Failed<List<UnattendedAccess>>(Failure failure) ->
          throw new IllegalStateException(failure.toString());
    };
  }

  @Override
  public long withdraw(Caller caller, Account account) {
    return switch (passwords.get().remove(caller, account.address())) {
      case Answer.Done<?> _ -> 1;
      case Answer.Failed<?>(Failure.NotFound _) -> 0;
      case Answer.Failed<?>(Failure failure) -> throw new IllegalStateException(failure.toString());
    };
  }
}
