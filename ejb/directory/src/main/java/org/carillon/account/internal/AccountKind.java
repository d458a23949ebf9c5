package org.carillon.account.internal;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.carillon.account.Account;
import org.carillon.account.MailAddress;
import org.carillon.account.internal.transaction.AuditDescriptions;
import org.carillon.account.internal.transaction.DirectoryKind;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.identity.Caller;

/** The type of accounts, visible to themselves and to their domain's administrators. */
public final class AccountKind implements DirectoryKind<AccountRow, Account> {

  @Override
  public String name() {
    return "account";
  }

  @Override
  public Optional<AccountRow> seen(EntityManager entities, Caller caller, String address) {
    return MailAddress.canonical(address)
        .flatMap(canonical -> DirectoryQueries.account(entities, canonical))
        .filter(row -> row.id == caller.account() || caller.administersDomain(row.domain.id));
  }

  @Override
  public boolean isDeleted(AccountRow row) {
    return row.deleted != null;
  }

  @Override
  public Account value(EntityManager entities, AccountRow row) {
    return row.toAccount();
  }

  @Override
  public String described(Account value) {
    return AuditDescriptions.of(value);
  }

  @Override
  public AuditSubject subject(AccountRow row) {
    return AuditSubject.of(row.domain.id, row.address());
  }

  public static boolean isDisplayName(String name) {
    return name.length() <= AccountType.MOST_DISPLAY_NAME
        && name.chars().noneMatch(Character::isISOControl);
  }

  /** Returns the failure for a text that can't be a display name. */
  public static <T> Answer<T> badDisplayName() {
    return Answer.failed(
        new Failure.Invalid(
            "displayName",
            "malformed",
            "The display name must have at most "
                + AccountType.MOST_DISPLAY_NAME
                + " characters and no line breaks or other control characters."));
  }
}
