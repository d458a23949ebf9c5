package org.carillon.account.internal.photo;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.carillon.account.Account;
import org.carillon.account.MailAddress;
import org.carillon.account.internal.AccountAuthority;
import org.carillon.account.internal.AccountKind;
import org.carillon.account.internal.AccountRow;
import org.carillon.account.internal.image.DatabaseAddressLookup;
import org.carillon.account.internal.image.DirectoryImage;
import org.carillon.account.internal.image.DirectoryView;
import org.carillon.account.internal.transaction.DirectoryObjects;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.account.internal.visibility.DirectoryVisibility;
import org.carillon.account.internal.visibility.DirectoryVisibilityRule;
import org.carillon.account.photo.Photo;
import org.carillon.account.photo.PhotoChange;
import org.carillon.account.photo.Photos;
import org.carillon.account.setting.OwnerSettings;
import org.carillon.audit.Audit;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.database.StoredText;
import org.carillon.format.picture.SanitizedPicture;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** Manages photos in the database. A photo's change counts as a change of its entry. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class PhotoOperations implements Photos {
  /** The condition on an account {@code o} that the caller may see it. */
  private static final String SEEN =
      """
       AND o.deleted IS NULL AND o.resource = false
      AND (:domain = 0 OR o.domain.id = :domain) AND (:only = 0 OR o.id = :only)
      AND (:administers = true OR o.enabled = true)
      """;

  private final DirectoryTransactions transactions;
  private final DirectoryObjects<AccountRow, Account> accounts;
  private final Settings settings;
  private final DirectoryVisibilityRule visibilityRule;
  private final DirectoryImage image;

  @Inject
  public PhotoOperations(
      DirectoryTransactions transactions, Audit audit, Settings settings, DirectoryImage image) {
    this.image = image;
    this.transactions = transactions;
    this.accounts = new DirectoryObjects<>(transactions, audit, new AccountKind());
    this.settings = settings;
    this.visibilityRule = new DirectoryVisibilityRule(settings);
  }

  @Override
  public Answer<Optional<Photo>> of(Caller caller, String address) {
    return accounts
        .find(caller, address)
        .then(
            account ->
                transactions.look(
                    entities ->
                        new Answer.Done<>(
                            Optional.ofNullable(entities.find(PhotoRow.class, account.id()))
                                .map(PhotoRow::toPhoto))));
  }

  @Override
  public Answer<PhotoChange> put(
      Caller caller, String address, byte[] octets, Optional<String> seen) {
    return accounts
        .find(caller, address, (entities, row) -> refusal(entities, caller, row))
        .then(_ -> picture(octets))
        .then(picture -> change(caller, address, Optional.of(picture), seen));
  }

  private static Answer<SanitizedPicture> picture(byte[] octets) {
    return octets.length > MOST_OCTETS
        ? Answer.failed(
            new Failure.Invalid(
                ATTRIBUTE, "large", "A photo must have at most " + MOST_OCTETS / 1024 + " KB."))
        : SanitizedPicture.still(octets, MOST_SIDE)
            .<Answer<SanitizedPicture>>map(Answer.Done::new)
            .orElseGet(
                () ->
                    Answer.failed(
                        new Failure.Invalid(
                            ATTRIBUTE,
                            "picture",
                            "A photo must be a JPEG, PNG, GIF or WebP image of at most "
                                + MOST_SIDE
                                + " pixels in width and height.")));
  }

  @Override
  public Answer<PhotoChange> remove(Caller caller, String address, Optional<String> seen) {
    return change(caller, address, Optional.empty(), seen);
  }

  private Answer<PhotoChange> change(
      Caller caller, String address, Optional<SanitizedPicture> picture, Optional<String> seen) {
    AtomicReference<PhotoChange> change = new AtomicReference<>();
    return accounts
        .set(
            caller,
            address,
            OptionalLong.empty(),
            "change-photo",
            (entities, row) -> refusal(entities, caller, row),
            (entities, row, before) -> {
              PhotoRow there = entities.find(PhotoRow.class, row.id());
              Optional<Photo> old = Optional.ofNullable(there).map(PhotoRow::toPhoto);
              String version = old.map(Photo::version).orElse("");
              if (seen.filter(wanted -> !wanted.equals(version)).isPresent()) {
                return Optional.of(new Failure.Outdated(row.version()));
              }
              if (old.isEmpty() && picture.isEmpty()) {
                return Optional.of(new Failure.NotFound("photo", row.address()));
              }
              change.set(new PhotoChange(old, write(entities, row, there, picture)));
              return Optional.empty();
            })
        .map(_ -> change.get());
  }

  private static String write(
      EntityManager entities, AccountRow row, PhotoRow there, Optional<SanitizedPicture> picture) {
    if (picture.isEmpty()) {
      entities.remove(there);
      return "";
    }
    PhotoRow holding = there == null ? new PhotoRow(row.id()) : there;
    holding.hold(picture.get(), Instant.now());
    if (there == null) {
      entities.persist(holding);
    }
    return holding.version();
  }

  private Optional<Failure> refusal(EntityManager entities, Caller caller, AccountRow row) {
    return caller.administersDomain(row.domain().id()) || isOwn(caller, row)
        ? AccountAuthority.refusal(entities, caller, row)
        : Optional.of(new Failure.NotAllowed());
  }

  private boolean isOwn(Caller caller, AccountRow row) {
    return caller.account() == row.id()
        && settings
            .value(OwnerSettings.OWN_ENTRY, Scope.account(row.domain().id(), row.id()))
            .contains(ATTRIBUTE);
  }

  @Override
  public Answer<Map<String, String>> versions(Caller caller, Set<String> addresses) {
    Map<String, MailAddress> meant = new HashMap<>();
    addresses.forEach(
        typed -> MailAddress.canonical(typed).ifPresent(address -> meant.put(typed, address)));
    if (meant.isEmpty()) {
      return new Answer.Done<>(Map.of());
    }
    return image
        .known(
            view ->
                Optional.of(
                    visibilityRule
                        .of(view, Optional.of(caller), Optional.empty())
                        .map(visibility -> versions(view, visibility, meant))))
        .orElseAsk(
            () ->
                transactions.look(
                    entities ->
                        visibilityRule
                            .of(
                                new DatabaseAddressLookup(entities),
                                Optional.of(caller),
                                Optional.empty())
                            .map(visibility -> versions(entities, visibility, meant))));
  }

  private static Map<String, String> versions(
      DirectoryView view, DirectoryVisibility visibility, Map<String, MailAddress> meant) {
    Map<String, String> versions = new HashMap<>();
    meant.forEach(
        (typed, address) ->
            view.person(address)
                .filter(person -> visibility.has(view, person))
                .flatMap(person -> view.entry(person.id()))
                .flatMap(DirectoryView.Entry::photo)
                .ifPresent(version -> versions.put(typed, version)));
    return versions;
  }

  private static Map<String, String> versions(
      EntityManager entities, DirectoryVisibility visibility, Map<String, MailAddress> meant) {
    Map<MailAddress, String> found =
        entities
            .createQuery(
                """
                SELECT a.localPart, n.name, p.version
                FROM AddressRow a JOIN a.account o, DomainNameRow n, PhotoRow p
                WHERE a.localPart IN :local AND n.name IN :names AND a.domain = n.domain
                AND p.account = o.id
                """
                    + SEEN,
                Object[].class)
            .setParameter(
                "local",
                meant.values().stream().map(MailAddress::localPart).collect(Collectors.toSet()))
            .setParameter(
                "names",
                meant.values().stream().map(MailAddress::domain).collect(Collectors.toSet()))
            .setParameter("domain", visibility.domain())
            .setParameter("only", visibility.only())
            .setParameter("administers", visibility.administers())
            .getResultStream()
            .collect(
                Collectors.toMap(
                    row -> new MailAddress((String) row[0], (String) row[1]),
                    row -> (String) row[2]));
    Map<String, String> versions = new HashMap<>();
    meant.forEach(
        (typed, address) -> {
          if (found.containsKey(address)) {
            versions.put(typed, found.get(address));
          }
        });
    return versions;
  }

  @Override
  public Answer<Photo> open(Caller caller, String version) {
    Failure missing = new Failure.NotFound("photo", version);
    if (StoredText.isImpossible(version)) {
      return Answer.failed(missing);
    }
    return transactions.look(
        entities ->
            visibilityRule
                .of(new DatabaseAddressLookup(entities), Optional.of(caller), Optional.empty())
                .then(
                    visibility ->
                        photo(entities, visibility, version)
                            .<Answer<Photo>>map(Answer.Done::new)
                            .orElseGet(() -> Answer.failed(missing))));
  }

  /** Returns the photo with this version, of any visible account. A version means one picture. */
  private static Optional<Photo> photo(
      EntityManager entities, DirectoryVisibility visibility, String version) {
    return entities
        .createQuery(
            "SELECT p FROM PhotoRow p, AccountRow o WHERE p.version = :version AND o.id = p.account"
                + SEEN,
            PhotoRow.class)
        .setParameter("version", version)
        .setParameter("domain", visibility.domain())
        .setParameter("only", visibility.only())
        .setParameter("administers", visibility.administers())
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(PhotoRow::toPhoto);
  }
}
