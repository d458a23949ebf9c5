package org.carillon.policy.internal.dkim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.util.function.Function;
import org.carillon.account.secret.HomeKeyMissing;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.database.BrokenConstraint;
import org.carillon.database.Transactions;
import org.carillon.policy.dkim.DomainKey;
import org.carillon.settings.Versions;
import org.jboss.logging.Logger;

/** Units of work on keys that give an answer, also when the database or the home's key does not. */
@ApplicationScoped
class DomainKeyTransactions {
  private static final Logger LOG = Logger.getLogger(DomainKeyTransactions.class);

  private final Transactions transactions;
  private final Versions versions;

  @Inject
  DomainKeyTransactions(Transactions transactions, Versions versions) {
    this.transactions = transactions;
    this.versions = versions;
  }

  static AuditSubject subject(DomainKey key) {
    return AuditSubject.of(key.domain(), key.name());
  }

  <T> Answer<T> look(Function<EntityManager, Answer<T>> work) {
    try {
      return transactions.read(work);
    } catch (PersistenceException failure) {
      return later(failure);
    }
  }

  /** Changes keys; what is {@code Done} is durable, and every node hears of it. */
  <T> Answer<T> change(Function<EntityManager, Answer<T>> work) {
    Answer<T> answer;
    try {
      answer =
          transactions.write(
              entities -> {
                Answer<T> done = work.apply(entities);
                if (done instanceof Answer.Done<T>) {
                  versions.increase(Versions.Kind.DOMAIN_KEYS);
                }
                return done;
              });
    } catch (PersistenceException | HomeKeyMissing failure) {
      return BrokenConstraint.of(failure).isPresent()
          ? Answer.failed(new Failure.Taken("name", "There is a key with that selector already."))
          : later(failure);
    }
    if (answer instanceof Answer.Done<T>) {
      versions.announce(Versions.Kind.DOMAIN_KEYS);
    }
    return answer;
  }

  private static <T> Answer<T> later(RuntimeException failure) {
    LOG.warnf("DKIM keys can't be read or kept: %s", failure.getMessage());
    return Answer.failed(new Failure.TryLater("DKIM keys can't be read or kept at the moment."));
  }
}
