package org.carillon.account.internal.memory;

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
import org.carillon.account.internal.image.AddressLookup;
import org.carillon.account.internal.image.DirectoryImage;
import org.carillon.account.internal.image.DirectoryView;
import org.carillon.account.internal.image.ImageAnswer;
import org.carillon.account.secret.DigestSecrets;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.secret.HomeKeyMissing;
import org.carillon.database.Outage;
import org.carillon.database.Transactions;
import org.carillon.format.name.DomainName;
import org.jboss.logging.Logger;

/** Caches digest secrets. An entry is valid while the account and its credential are unchanged. */
@ApplicationScoped
public class DigestTable implements DigestSecrets {
  private static final Logger LOG = Logger.getLogger(DigestTable.class);
  private static final Outage AWAY = new Outage(LOG, "Digest secrets can't be looked up");
  private static final long MOST_OCTETS = 64L << 20;

  /** The octets of an entry: a secret, its question and their places, without both texts. */
  private static final int ENTRY_OCTETS = 400;

  private final Transactions transactions;
  private final HomeKey homeKey;
  private final DirectoryImage image;
  private final LookupCache<OfHolder, Finding> secrets =
      new LookupCache<>(MOST_OCTETS, DigestTable::octets);

  private record Question(String username, String realm, Algorithm algorithm) {
    Optional<MailAddress> address() {
      return MailAddress.canonical(username.indexOf('@') < 0 ? username + "@" + realm : username);
    }
  }

  /**
   * A question for the secret of an account in its present state.
   *
   * @param credential the version of the data against which the account's sign-in is checked
   */
  private record OfHolder(Question question, long account, String address, long credential) {}

  @Inject
  public DigestTable(Transactions transactions, HomeKey homeKey, DirectoryImage image) {
    this.transactions = transactions;
    this.homeKey = homeKey;
    this.image = image;
  }

  @Override
  public Finding find(String username, String realm, Algorithm algorithm) {
    if (username.length() > MailAddress.MOST_CHARACTERS
        || realm.length() > DomainName.MOST_OCTETS) {
      return new None();
    }
    Question question = new Question(username, realm, algorithm);
    try {
      return switch (image.fresh(view -> holder(view, question))) {
        case ImageAnswer.Found<OfHolder>(OfHolder holder) ->
            secrets.get(holder, _ -> lookUp(question));
        case ImageAnswer.None<OfHolder> _ -> new None();
        case ImageAnswer.Silent<OfHolder> _ -> lookUp(question);
      };
    } catch (PersistenceException | HomeKeyMissing failure) {
      AWAY.met(failure.getMessage());
      return new Later();
    }
  }

  /** Returns the size of an entry. Only existing users are cached; attackers can invent names. */
  private static int octets(OfHolder holder, Finding found) {
    return found instanceof Secret secret
        ? ENTRY_OCTETS
            + holder.question.username().length()
            + holder.question.realm().length()
            + holder.address.length()
            + secret.address().length()
        : -1;
  }

  private static Optional<OfHolder> holder(DirectoryView view, Question question) {
    return question
        .address()
        .flatMap(view::person)
        .filter(AddressLookup.Person::enabled)
        .flatMap(person -> holder(view, question, person));
  }

  private static Optional<OfHolder> holder(
      DirectoryView view, Question question, AddressLookup.Person person) {
    return view.domain(person.domain())
        .filter(domain -> domain.enabled() && domain.name().equals(question.realm))
        .flatMap(
            domain ->
                view.credential(person.id())
                    .filter(DirectoryView.Credential::isPerson)
                    .map(
                        credential ->
                            new OfHolder(
                                question,
                                person.id(),
                                domain.address(person.localPart()),
                                credential.version())));
  }

  private Finding lookUp(Question question) {
    return transactions.read(entities -> lookUp(entities, question));
  }

  private Finding lookUp(EntityManager entities, Question question) {
    return question
        .address()
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
