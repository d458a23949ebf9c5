package org.carillon.account.internal.memory;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.util.Optional;
import org.carillon.account.MailAddress;
import org.carillon.account.internal.AccountRow;
import org.carillon.account.internal.CredentialRow;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.account.internal.NewPasswords;
import org.carillon.account.internal.hashing.derived.DerivedSecrets;
import org.carillon.account.secret.DigestSecrets;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.secret.HomeKeyMissing;
import org.carillon.contract.Watch;
import org.carillon.database.Outage;
import org.carillon.database.Transactions;
import org.carillon.format.name.DomainName;
import org.carillon.settings.Versions;
import org.jboss.logging.Logger;

/** Digest secrets, remembered until something changes. */
@ApplicationScoped
public class DigestTable implements DigestSecrets {
  private static final Logger LOG = Logger.getLogger(DigestTable.class);
  private static final Outage AWAY = new Outage(LOG, "Digest secrets can't be looked up");
  private static final long MOST_OCTETS = 64L << 20;

  /** Of a secret, its question and their places in a table, beside the texts of both. */
  private static final int ENTRY_OCTETS = 400;

  private final Transactions transactions;
  private final HomeKey homeKey;
  private final Versions versions;
  private final LookupCache<Question, Finding> secrets =
      new LookupCache<>(MOST_OCTETS, DigestTable::octets);
  private Watch watch;

  private record Question(String username, String realm, Algorithm algorithm) {}

  @Inject
  public DigestTable(Transactions transactions, HomeKey homeKey, Versions versions) {
    this.transactions = transactions;
    this.homeKey = homeKey;
    this.versions = versions;
  }

  @PostConstruct
  public void start() {
    watch = versions.watch(Versions.Kind.DIRECTORY, secrets::forget);
  }

  @PreDestroy
  void stop() {
    watch.close();
  }

  @Override
  public Finding find(String username, String realm, Algorithm algorithm) {
    if (username.length() > MailAddress.MOST_CHARACTERS
        || realm.length() > DomainName.MOST_OCTETS) {
      return new None();
    }
    try {
      return secrets.get(
          new Question(username, realm, algorithm),
          question -> transactions.read(entities -> lookUp(entities, question)));
    } catch (PersistenceException | HomeKeyMissing failure) {
      AWAY.met(failure.getMessage());
      return new Later();
    }
  }

  /** Only of users is anything kept: who has none can think up names without end. */
  private static int octets(Question question, Finding found) {
    return found instanceof Secret secret
        ? ENTRY_OCTETS
            + question.username().length()
            + question.realm().length()
            + secret.address().length()
        : -1;
  }

  private Finding lookUp(EntityManager entities, Question question) {
    String typed =
        question.username().indexOf('@') < 0
            ? question.username() + "@" + question.realm()
            : question.username();
    return MailAddress.canonical(typed)
        .flatMap(address -> DirectoryQueries.account(entities, address))
        .filter(account -> account.isEnabled() && account.domain().isEnabled())
        .filter(account -> !account.isResource())
        .filter(account -> account.domain().name().equals(question.realm()))
        .flatMap(
            account -> secret(entities.find(CredentialRow.class, account.id()), account, question))
        .orElseGet(None::new);
  }

  private Optional<Finding> secret(
      CredentialRow credential, AccountRow account, Question question) {
    return credential
        .secrets()
        .map(octets -> homeKey.open(NewPasswords.purpose(account.id()), octets))
        .map(DerivedSecrets::read)
        .flatMap(kept -> kept.ha1(account.address(), question.username(), question.algorithm()))
        .map(
            ha1 ->
                new Secret(
                    account.id(),
                    account.domain().id(),
                    account.address(),
                    credential.changed().toEpochMilli(),
                    ha1));
  }
}
