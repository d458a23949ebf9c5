package org.carillon.filelink.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.account.secret.LinkSecret;
import org.carillon.account.secret.SharedPasswords;
import org.carillon.account.setting.HostSettings;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditEntry;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.database.SqlTransactions;
import org.carillon.filelink.FileLink;
import org.carillon.filelink.FileLinkSettings;
import org.carillon.filelink.FileLinks;
import org.carillon.filelink.NewFileLink;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.Collections;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemEntry;

@ApplicationScoped
public class StoredFileLinks implements FileLinks {
  private static final String PAGE = "shared?t=";
  private static final String UPLOAD_PAGE = "give?t=";

  private final Collections collections;
  private final Addresses addresses;
  private final SharedPasswords passwords;
  private final Audit audit;
  private final Settings settings;
  private final SqlTransactions transactions;

  private final SecureRandom random = new SecureRandom();

  @Inject
  StoredFileLinks(
      Collections collections,
      Addresses addresses,
      SharedPasswords passwords,
      Audit audit,
      Settings settings,
      SqlTransactions transactions) {
    this.collections = collections;
    this.addresses = addresses;
    this.passwords = passwords;
    this.audit = audit;
    this.settings = settings;
    this.transactions = transactions;
  }

  private FileLinkRows rows() {
    return new FileLinkRows(transactions);
  }

  static Failure away() {
    return new Failure.TryLater("The database is not available at the moment.");
  }

  @Override
  public Answer<List<FileLink>> list(Caller caller) {
    try {
      return new Answer.Done<>(rows().of(caller.account()));
    } catch (SQLException away) {
      return Answer.failed(away());
    }
  }

  @Override
  public Answer<Made> make(Caller caller, NewFileLink requested) {
    Optional<Resolution.Local> maker = addresses.account(caller.account());
    if (maker.isEmpty() || !isAllowed(settings, maker.get())) {
      return Answer.failed(
          new Failure.NotAllowed(
              "not-shared", "This domain does not allow sharing files by link."));
    }
    if (requested.expires().filter(end -> !end.isAfter(Instant.now())).isPresent()) {
      return Answer.failed(
          new Failure.Invalid(EXPIRES, "past", "The expiry time must be in the future."));
    }
    if (requested
        .takes()
        .filter(bounds -> !bounds.isGood() || requested.file().isPresent())
        .isPresent()) {
      return Answer.failed(
          new Failure.Invalid(
              TAKES,
              "out-of-range",
              "The limits of the upload link are out of range, or the link is to a file."));
    }
    return collections
        .collection(caller, requested.folder())
        .then(folder -> governed(caller, folder, requested))
        .then(folder -> make(caller, maker.get(), folder, requested));
  }

  /** Returns whether an account's domain allows it to share files by link. */
  static boolean isAllowed(Settings settings, Resolution.Local maker) {
    return settings.value(FileLinkSettings.ALLOWED, Scope.account(maker.domain(), maker.account()));
  }

  /** Returns whether the link's creator may decide who sees a folder of files. */
  static boolean isGoverned(CollectionEntry folder) {
    return folder.kind() == CollectionKind.FILES && folder.rights().has(Right.ADMINISTER);
  }

  private Answer<CollectionEntry> governed(
      Caller caller, CollectionEntry folder, NewFileLink requested) {
    if (folder.kind() != CollectionKind.FILES) {
      return Answer.failed(new Failure.NotFound("folder"));
    }
    if (!isGoverned(folder)) {
      return Answer.failed(
          new Failure.NotAllowed(
              Failure.NotAllowed.PLAIN,
              "Only users who administer a folder can choose who else sees it."));
    }
    if (requested.file().isEmpty()) {
      return new Answer.Done<>(folder);
    }
    if (!requested.file().get().problem().isEmpty()) {
      return Answer.failed(new Failure.NotFound("file"));
    }
    return collections
        .items(caller, folder.id(), List.of(requested.file().get()))
        .then(
            (List<ItemEntry> there) ->
                there.isEmpty()
                    ? Answer.failed(new Failure.NotFound("file"))
                    : new Answer.Done<>(folder));
  }

  private Answer<Made> make(
      Caller caller, Resolution.Local maker, CollectionEntry folder, NewFileLink requested) {
    Optional<String> password =
        requested.password().isEmpty() ? Optional.empty() : passwords.hash(requested.password());
    if (password.isEmpty() && !requested.password().isEmpty()) {
      return Answer.failed(
          new Failure.Invalid(PASSWORD, "malformed", "This text cannot be a password."));
    }
    String secret = LinkSecret.random(random);
    FileLink link =
        new FileLink(
            UUID.randomUUID().toString(),
            folder.id(),
            folder.name().own().path(),
            requested.file(),
            password.isPresent(),
            FileLinkRows.now(),
            requested.expires(),
            requested.takes(),
            requested.tells(),
            0,
            0,
            Optional.empty());
    AuditEntry entry =
        audit.entry(
            caller,
            "file-link.create",
            subject(maker, link),
            Optional.empty(),
            Optional.of(link.id()));
    try {
      return rows().make(caller.account(), link, LinkSecret.hash(secret), password, entry)
          ? new Answer.Done<>(new Made(link, address(maker, link, secret)))
          : Answer.failed(new Failure.LimitReached(Limit.OBJECTS, MOST));
    } catch (SQLException away) {
      return Answer.failed(away());
    }
  }

  private String address(Resolution.Local maker, FileLink link, String secret) {
    return HostSettings.webAddress(
        settings,
        Scope.account(maker.domain(), maker.account()),
        (link.takes().isPresent() ? UPLOAD_PAGE : PAGE) + secret);
  }

  private static AuditSubject subject(Resolution.Local maker, FileLink link) {
    return AuditSubject.of(
        maker.domain(),
        link.path() + link.file().map(file -> "/" + file).orElse("") + " by " + maker.address());
  }

  @Override
  public Answer<FileLink> tell(Caller caller, String id, boolean tells) {
    return changed(
        caller,
        id,
        (link, maker) ->
            rows()
                .tell(
                    caller.account(),
                    id,
                    tells,
                    audit.entry(
                        caller,
                        "file-link.change",
                        subject(maker, link),
                        Optional.of("tells " + link.tells()),
                        Optional.of("tells " + tells))));
  }

  @Override
  public Answer<FileLink> end(Caller caller, String id) {
    return changed(
        caller,
        id,
        (link, maker) ->
            rows()
                .end(
                    caller.account(),
                    id,
                    audit.entry(
                        caller,
                        "file-link.end",
                        subject(maker, link),
                        Optional.of(id),
                        Optional.empty())));
  }

  /** A change of a link, which returns whether the link still existed. */
  @FunctionalInterface
  private interface Change {
    boolean on(FileLink link, Resolution.Local maker) throws SQLException;
  }

  private Answer<FileLink> changed(Caller caller, String id, Change change) {
    try {
      Optional<FileLink> link =
          rows().of(caller.account()).stream().filter(one -> one.id().equals(id)).findFirst();
      Optional<Resolution.Local> maker = addresses.account(caller.account());
      return link.isPresent() && maker.isPresent() && change.on(link.get(), maker.get())
          ? new Answer.Done<>(link.get())
          : Answer.failed(new Failure.NotFound("link"));
    } catch (SQLException away) {
      return Answer.failed(away());
    }
  }
}
