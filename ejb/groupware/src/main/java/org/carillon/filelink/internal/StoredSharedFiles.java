package org.carillon.filelink.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.database.SqlTransactions;
import org.carillon.filelink.SharedFiles;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.Collections;
import org.carillon.store.item.ChangeState;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemChange;
import org.carillon.store.item.ItemChanges;
import org.carillon.store.item.ItemEntry;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.OpenItem;
import org.jboss.logging.Logger;

/** Shows visitors the target of a link, with its creator's rights, and nothing else. */
@ApplicationScoped
public class StoredSharedFiles implements SharedFiles {
  private static final Logger LOG = Logger.getLogger(StoredSharedFiles.class);

  private final Collections collections;
  private final LinkResolution followed;
  private final SqlTransactions transactions;

  @Inject
  StoredSharedFiles(
      Collections collections, LinkResolution followed, SqlTransactions transactions) {
    this.collections = collections;
    this.followed = followed;
    this.transactions = transactions;
  }

  private Answer<LinkResolution.Led> led(Visit visit) {
    return followed.led(visit, false);
  }

  private static <T> Answer<T> nothing() {
    return LinkResolution.nothing();
  }

  @Override
  public Answer<String> unlock(String secret, String password) {
    return followed.unlock(secret, password);
  }

  @Override
  public Answer<Shown> folder(Visit visit, List<String> path) {
    return led(visit).then(led -> shown(led, path));
  }

  private Answer<Shown> shown(LinkResolution.Led led, List<String> path) {
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

  /** Returns the shared folder or a folder below it, never one outside. */
  private Answer<CollectionEntry> within(LinkResolution.Led led, List<String> path) {
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

  /** Counts a download. A failure to count does not prevent the download. */
  private void count(String link) {
    try {
      new FileLinkRows(transactions).used(link);
    } catch (SQLException away) {
      LOG.debug("A use was not counted", away);
    }
  }
}
