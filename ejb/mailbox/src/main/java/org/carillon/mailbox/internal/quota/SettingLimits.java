package org.carillon.mailbox.internal.quota;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.setting.SettingChanges;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.quota.QuotaLimits;
import org.carillon.mailbox.sharing.Person;
import org.carillon.settings.Scope;
import org.carillon.settings.Setting;
import org.carillon.store.MailboxSettings;
import org.carillon.store.rows.RefusedException;

/** Stores the limits of accounts as their settings. */
public record SettingLimits(SettingChanges changes) implements QuotaLimiting {

  @Override
  public void limit(Caller caller, Person account, QuotaLimits limits) throws RefusedException {
    Map<String, Optional<String>> texts = new HashMap<>();
    put(texts, MailboxSettings.QUOTA_OCTETS, limits.octets());
    put(texts, MailboxSettings.QUOTA_MESSAGES, limits.messages());
    put(texts, MailboxSettings.QUOTA_MAILBOXES, limits.mailboxes());
    Scope scope = Scope.account(account.domain(), account.account());
    switch (changes.change(caller, scope, texts, OptionalLong.empty())) {
      case Answer.Done<?> _ -> {
        // The limits are in force from now on.
      }
      case Answer.Failed<?>(Failure.NotAllowed _) ->
          throw new RefusedException(
              MailboxFailure.notPermitted("Only administrators can set quotas"));
      case Answer.Failed<?>(Failure.Invalid invalid) ->
          throw new RefusedException(MailboxFailure.badLimit(invalid.message()));
      case Answer.Failed<?>(Failure other) -> throw new RefusedException(other);
    }
  }

  private static void put(
      Map<String, Optional<String>> texts, Setting<Long> setting, OptionalLong limit) {
    texts.put(
        setting.key(),
        limit.isPresent() ? Optional.of(Long.toString(limit.getAsLong())) : Optional.empty());
  }
}
