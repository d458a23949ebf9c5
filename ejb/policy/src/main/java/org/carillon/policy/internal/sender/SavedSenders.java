package org.carillon.policy.internal.sender;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.account.declared.AccountRows;
import org.carillon.database.Transactions;
import org.carillon.settings.AnnouncedChanges;
import org.carillon.settings.CacheVersions;

@ApplicationScoped
public class SavedSenders extends AccountRows {
  private final AnnouncedChanges changes;

  @Inject
  public SavedSenders(Transactions transactions, CacheVersions versions) {
    super(
        "account-senders",
        36,
        "from account_sender",
        "sender text, choice text, since timestamptz");
    this.changes = new AnnouncedChanges(transactions, versions);
  }

  @Override
  public void restored() {
    changes.announce(CacheVersions.Kind.SENDERS);
  }
}
