package org.carillon.filelink.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Account;
import org.carillon.account.setting.HostSettings;
import org.carillon.account.setting.SettingChanges;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.database.SqlTransactions;
import org.carillon.filelink.FileLinkSettings;
import org.carillon.identity.session.UnattendedAccess;
import org.carillon.identity.session.UnattendedAccessHolder;
import org.carillon.identity.session.UnattendedAccessStatements;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** The personal site of an account, which is switched off for that account only. Its files stay. */
@ApplicationScoped
public class UnattendedSite implements UnattendedAccessHolder {
  private static final String OLDEST_FILE =
      """
      select 'site' as about, min(p.saved) as since
      from mailbox m join placement p on p.mailbox = m.id
      where m.account = ? and m.removed is null
        and (m.name = 'Files/Public' or m.name like 'Files/Public/%')
      having min(p.saved) is not null
      """;

  private final UnattendedAccessStatements rows;
  private final Settings settings;
  private final SettingChanges changes;

  @Inject
  public UnattendedSite(SqlTransactions transactions, Settings settings, SettingChanges changes) {
    this.rows = new UnattendedAccessStatements(transactions, kind());
    this.settings = settings;
    this.changes = changes;
  }

  UnattendedSite() {
    this.rows = null;
    this.settings = null;
    this.changes = null;
  }

  @Override
  public UnattendedAccess.Kind kind() {
    return UnattendedAccess.Kind.SITE;
  }

  @Override
  public List<UnattendedAccess> of(Account account) {
    Scope scope = Scope.account(account.domain(), account.id());
    if (!settings.value(FileLinkSettings.SITES, scope)) {
      return List.of();
    }
    String address = HostSettings.webAddress(settings, scope, "~" + account.address() + "/");
    return rows.list(OLDEST_FILE, account).stream()
        .map(site -> new UnattendedAccess(kind(), address, site.since()))
        .toList();
  }

  @Override
  public long withdraw(Caller caller, Account account) {
    if (of(account).isEmpty()) {
      return 0;
    }
    return switch (changes.change(
        caller,
        Scope.account(account.domain(), account.id()),
        Map.of(FileLinkSettings.SITES.key(), Optional.of(Boolean.FALSE.toString())),
        OptionalLong.empty())) {
      case Answer.Done<SettingChanges.Sheet> _ -> 1;
      case Answer.Failed<SettingChanges.Sheet>(Failure failure) ->
          throw new IllegalStateException(failure.toString());
    };
  }
}
