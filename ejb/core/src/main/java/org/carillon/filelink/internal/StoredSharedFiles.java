package org.carillon.filelink.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Addresses;
import org.carillon.account.behalf.OnBehalf;
import org.carillon.account.secret.LinkSecret;
import org.carillon.account.secret.SharedPasswords;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.collection.ChangeState;
import org.carillon.contract.collection.CollectionEntry;
import org.carillon.contract.collection.CollectionKind;
import org.carillon.contract.collection.Collections;
import org.carillon.contract.collection.ItemChange;
import org.carillon.contract.collection.ItemChanges;
import org.carillon.contract.collection.ItemEntry;
import org.carillon.contract.collection.ItemKey;
import org.carillon.contract.collection.OpenItem;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.database.SqlTransactions;
import org.carillon.filelink.SharedFiles;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/** Shows strangers what an address leads to, with its maker's rights, and nothing beside it. */
@ApplicationScoped
public class StoredSharedFiles implements SharedFiles {
  private static final Logger LOG = Logger.getLogger(StoredSharedFiles.class);

  @Inject Collections collections;
  @Inject Addresses addresses;
  @Inject OnBehalf behalf;
  @Inject SharedPasswords passwords;
  @Inject WrongPasswords wrong;
  @Inject Settings settings;
  @Inject SqlTransactions transactions;

  /**
   * Where an address leads now.
   *
   * @param maker with whose rights
   * @param folder the folder, or the file's
   */
  private record Led(FileLinkRows.Found found, Caller maker, CollectionEntry folder) {}

  private static <T> Answer<T> nothing() {
    return Answer.failed(new Failure.NotFound("link"));
  }

  private FileLinkRows rows() {
    return new FileLinkRows(transactions);
  }

  private Answer<Led> led(String secret) {
    if (!LinkSecret.isOne(secret)) {
      return nothing();
    }
    Optional<FileLinkRows.Found> found;
    try {
      found = rows().find(LinkSecret.hash(secret));
    } catch (SQLException away) {
      return Answer.failed(StoredFileLinks.away());
    }
    if (found.isEmpty()
        || addresses
            .account(found.get().maker())
            .filter(maker -> StoredFileLinks.isAllowed(settings, maker))
            .isEmpty()) {
      return nothing();
    }
    Optional<Caller> maker = behalf.of(found.get().maker(), "file-link");
    return maker.isEmpty()
        ? nothing()
        : collections
            .collection(maker.get(), found.get().link().folder())
            .then(
                folder ->
                    StoredFileLinks.isGoverned(folder)
                        ? new Answer.Done<>(new Led(found.get(), maker.get(), folder))
                        : nothing());
  }

  private Answer<Led> led(Visit visit) {
    return led(visit.secret())
        .then(
            led ->
                led.found().password().isEmpty()
                        || MessageDigest.isEqual(
                            octets(proof(visit.secret(), led.found().password().get())),
                            octets(visit.proof()))
                    ? new Answer.Done<>(led)
                    : Answer.failed(
                        new Failure.NotAllowed(LOCKED, "A password is to be said first.")));
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Of the password's hash, which is told nobody: whoever has it has said the password. */
  private static String proof(String secret, String hash) {
    return HexFormat.of().formatHex(LinkSecret.hash("proof " + secret + " " + hash));
  }

  @Override
  public Answer<String> unlock(String secret, String password) {
    return led(secret).then(led -> unlock(led, secret, password));
  }

  private Answer<String> unlock(Led led, String secret, String password) {
    Optional<String> hash = led.found().password();
    if (hash.isEmpty()) {
      return new Answer.Done<>("");
    }
    String link = led.found().link().id();
    if (wrong.areTooMany(link)) {
      return Answer.failed(new Failure.TryLater("Too many wrong passwords were said."));
    }
    wrong.count(link);
    Optional<Boolean> matches = passwords.matches(hash.get(), password);
    if (matches.isEmpty()) {
      return Answer.failed(new Failure.TryLater("Too much is going on."));
    }
    if (matches.get()) {
      wrong.forgive(link);
    }
    return matches.get()
        ? new Answer.Done<>(proof(secret, hash.get()))
        : Answer.failed(new Failure.NotAllowed(WRONG, "The password is wrong."));
  }

  @Override
  public Answer<Shown> folder(Visit visit, List<String> path) {
    return led(visit).then(led -> shown(led, path));
  }

  private Answer<Shown> shown(Led led, List<String> path) {
    Optional<ItemKey> one = led.found().link().file();
    if (one.isPresent()) {
      return !path.isEmpty()
          ? nothing()
          : collections
              .items(led.maker(), led.folder().id(), List.of(one.get()))
              .then(
                  files ->
                      files.isEmpty()
                          ? nothing()
                          : new Answer.Done<>(
                              new Shown(
                                  one.get().value(), led.maker().name(), true, List.of(), files)));
    }
    return within(led, path)
        .then(
            folder ->
                files(led.maker(), folder)
                    .then(
                        files ->
                            folders(led.maker(), folder)
                                .map(
                                    inside ->
                                        new Shown(
                                            label(folder.name()),
                                            led.maker().name(),
                                            false,
                                            inside,
                                            files))));
  }

  private static String label(MailboxName name) {
    String path = name.own().path();
    return path.substring(path.lastIndexOf(MailboxName.DELIMITER) + 1);
  }

  /** A folder below the one that the address is of, or that itself; never one beside it. */
  private Answer<CollectionEntry> within(Led led, List<String> path) {
    if (path.isEmpty()) {
      return new Answer.Done<>(led.folder());
    }
    boolean isBelow =
        path.stream().noneMatch(one -> one.isEmpty() || one.indexOf(MailboxName.DELIMITER) >= 0);
    MailboxName name = new MailboxName(led.folder().name().path() + "/" + String.join("/", path));
    return !isBelow || !name.problem().isEmpty() || !name.isBelow(led.folder().name())
        ? nothing()
        : collections
            .named(led.maker(), name)
            .then(
                found ->
                    found.kind() == CollectionKind.FILES ? new Answer.Done<>(found) : nothing());
  }

  private Answer<List<ItemEntry>> files(Caller maker, CollectionEntry folder) {
    List<ItemEntry> all = new ArrayList<>();
    Optional<ChangeState> since = Optional.empty();
    boolean more = true;
    while (more && all.size() < MOST) {
      switch (collections.changes(maker, folder.id(), since, Collections.MOST)) {
        case Answer.Failed<ItemChanges>(Failure failure) -> {
          return Answer.failed(failure);
        }
        case Answer.Done<ItemChanges>(ItemChanges page) -> {
          for (ItemChange change : page.changes()) {
            if (change instanceof ItemChange.Changed(ItemEntry item) && item.key().isPresent()) {
              all.add(item);
            }
          }
          since = Optional.of(page.state());
          more = page.more();
        }
      }
    }
    return new Answer.Done<>(all);
  }

  private Answer<List<String>> folders(Caller maker, CollectionEntry folder) {
    return collections
        .list(maker)
        .map(
            all ->
                all.stream()
                    .filter(one -> one.kind() == CollectionKind.FILES)
                    .filter(one -> one.name().parentPath().equals(folder.name().path()))
                    .map(one -> label(one.name()))
                    .toList());
  }

  @Override
  public Answer<OpenItem> file(Visit visit, List<String> path, ItemKey key, boolean counts) {
    if (!key.problem().isEmpty()) {
      return nothing();
    }
    return led(visit)
        .then(
            led ->
                led.found().link().file().filter(one -> !one.equals(key)).isPresent()
                        || led.found().link().file().isPresent() && !path.isEmpty()
                    ? nothing()
                    : within(led, path)
                        .then(folder -> collections.open(led.maker(), folder.id(), key))
                        .map(
                            file -> {
                              if (counts) {
                                count(led.found().link().id());
                              }
                              return file;
                            }));
  }

  /** A count that is not kept is in nobody's way. */
  private void count(String link) {
    try {
      rows().used(link);
    } catch (SQLException away) {
      LOG.debug("A use was not counted", away);
    }
  }
}
