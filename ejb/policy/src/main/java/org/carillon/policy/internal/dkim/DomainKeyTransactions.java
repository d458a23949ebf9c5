package org.carillon.policy.internal.dkim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.account.declared.CountedTransactions;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Failure;
import org.carillon.database.Transactions;
import org.carillon.policy.dkim.DomainKey;
import org.carillon.settings.CacheVersions;

@ApplicationScoped
class DomainKeyTransactions extends CountedTransactions {
  @Inject
  DomainKeyTransactions(Transactions transactions, CacheVersions versions) {
    super(
        transactions,
        versions,
        CacheVersions.Kind.DOMAIN_KEYS,
        "DKIM keys",
        _ -> new Failure.Taken("name", "A key with this selector already exists."));
  }

  static AuditSubject subject(DomainKey key) {
    return AuditSubject.of(key.domain(), key.name());
  }
}
