package org.carillon.webmail.file;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.filelink.UniqueFileNames;
import org.carillon.mailbox.collection.Collections;
import org.carillon.mailbox.collection.ItemVersion;
import org.carillon.mailbox.collection.ItemVersions;
import org.carillon.mailbox.collection.NewItem;
import org.carillon.mailbox.collection.PutItem;
import org.carillon.mailbox.resource.ResourceLocks;
import org.carillon.mailbox.resource.ResourcePlace;
import org.carillon.mailbox.resource.ResourceProperties;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemEntry;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;
import org.carillon.web.request.Visitor;

/** Stores, renames, moves, copies, deletes unlocked files with their WebDAV properties. */
@RequestScoped
class FileStorage {
  private static final int BUFFER = 65_536;

  @Inject private Collections collections;
  @Inject private ItemVersions versions;
  @Inject private MailAccess mailboxes;
  @Inject private ResourceProperties properties;
  @Inject private ResourceLocks held;
  @Inject private FileLocks locks;
  @Inject private FileFolders folders;
  @Inject private FileListing listing;
  @Inject private Visitor visitor;

  /** Returns whether a folder contains a file or folder of that name. */
  boolean has(FileFolder folder, String name) {
    return folders.find(folder.within(name)).isPresent() || !items(folder, List.of(name)).isEmpty();
  }

  private List<ItemEntry> items(FileFolder folder, List<String> names) {
    return collections.items(visitor.caller(), folder.id(), keys(names))
            instanceof Answer.Done<List<ItemEntry>>(List<ItemEntry> there)
        ? there
        : List.of();
  }

  private static List<ItemKey> keys(List<String> names) {
    return names.stream().map(ItemKey::new).toList();
  }

  /** Returns a free name similar to {@code name}. */
  Optional<String> free(FileFolder folder, String name) {
    List<String> likely = UniqueFileNames.beside(name);
    List<String> taken =
        items(folder, likely).stream().map(item -> item.key().orElseThrow().value()).toList();
    return likely.stream()
        .filter(one -> !taken.contains(one) && folders.find(folder.within(one)).isEmpty())
        .findFirst();
  }

  /** Writes a file's octets to the given place. */
  interface Source {
    InputStream open() throws IOException;
  }

  /**
   * Stores a file.
   *
   * @param replaces whether it replaces a file of the same name
   * @return {@link Failure.Outdated} if there is one and it does not
   */
  Answer<PutItem> put(
      FileFolder folder, String name, boolean replaces, long octets, Source source) {
    ItemKey key = new ItemKey(name);
    return locks
        .requireFile(folder, key, !replaces)
        .then(_ -> spooled(folder, key, replaces, octets, source))
        .map(
            put -> {
              // The properties of an earlier file of that name do not apply to this one.
              properties.forget(visitor.caller(), ResourcePlace.of(folder.id(), key));
              return put;
            });
  }

  private Answer<PutItem> spooled(
      FileFolder folder, ItemKey key, boolean replaces, long octets, Source source) {
    try (Spool spool = collections.spool(visitor.caller(), octets);
        InputStream in = source.open()) {
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        spool.write(buffer, 0, n);
      }
      return collections.put(
          visitor.caller(),
          folder.id(),
          key,
          replaces ? new Precondition.Always() : new Precondition.Absent(),
          new NewItem(spool, OffsetDateTime.now(ZoneOffset.UTC), true));
    } catch (IOException full) {
      return Answer.failed(new Failure.TryLater("The file cannot be stored at the moment."));
    }
  }

  /** Returns the earlier versions of a file, the latest first. */
  Answer<List<ItemVersion>> versions(FileFolder folder, String key) {
    return versions.list(visitor.caller(), folder.id(), new ItemKey(key));
  }

  /** Restores an earlier version of a file; returns the replaced one, if any. */
  Answer<Optional<String>> bringBack(FileFolder folder, String key, String version) {
    ItemKey file = new ItemKey(key);
    return locks
        .requireFile(folder, file, false)
        .then(_ -> versions.bringBack(visitor.caller(), folder.id(), file, version))
        .map(put -> put.replaced() ? latest(folder, key) : Optional.empty());
  }

  /** Returns the version that was replaced last. */
  Optional<String> latest(FileFolder folder, String key) {
    return versions(folder, key) instanceof Answer.Done<List<ItemVersion>>(List<ItemVersion> all)
        ? all.stream().findFirst().map(ItemVersion::id)
        : Optional.empty();
  }

  /** Creates a folder in another. */
  Answer<Long> makeFolder(FileFolder in, String label) {
    if (has(in, label)) {
      return Answer.failed(taken(label));
    }
    return locks
        .requireRoom(in)
        .then(_ -> collections.create(visitor.caller(), in.within(label), CollectionKind.FILES))
        .map(
            made -> {
              folders.changed();
              return made.id();
            });
  }

  static Failure taken(String name) {
    return new Failure.Taken("name", Failure.Taken.NAME, "This name is already taken.", name);
  }

  /** Renames, moves (removing the original) or copies a file. */
  Answer<Void> place(FileFolder from, String key, FileFolder to, String name, boolean moves) {
    ItemKey old = new ItemKey(key);
    ItemKey wanted = new ItemKey(name);
    Answer<Void> mayLeave = moves ? locks.requireFile(from, old, true) : Answer.done();
    return mayLeave
        .then(_ -> locks.requireFile(to, wanted, true))
        .then(_ -> collections.copy(visitor.caller(), from.id(), old, to.id(), wanted, moves))
        .map(
            _ -> {
              ResourcePlace was = ResourcePlace.of(from.id(), old);
              ResourcePlace is = ResourcePlace.of(to.id(), wanted);
              properties.carry(visitor.caller(), was, is, moves);
              if (moves) {
                // RFC 4918 §7.5: locks do not move with a file.
                held.release(visitor.caller(), was);
              }
              return null;
            });
  }

  /** Renames a folder with its contents. */
  Answer<Void> rename(FileFolder folder, MailboxName name) {
    return locks
        .requireFolder(folder)
        .then(_ -> mailboxes.rename(visitor.caller(), folder.name(), name))
        .map(
            _ -> {
              folders.changed();
              return null;
            });
  }

  /** Copies a folder with its contents; stops at the first failure. */
  Answer<Void> copy(FileFolder folder, FileFolder to, String label) {
    List<FileFolder> inside = folders.within(folder);
    return makeFolder(to, label)
        .then(id -> copyInto(folder, inside, folders.find(id).orElseThrow()));
  }

  private Answer<Void> copyInto(FileFolder from, List<FileFolder> inside, FileFolder to) {
    Answer<List<ItemEntry>> files = listing.of(visitor.caller(), from.id());
    if (files instanceof Answer.Done<List<ItemEntry>>(List<ItemEntry> all)) {
      for (ItemEntry file : all) {
        String key = file.key().orElseThrow().value();
        Answer<Void> done = place(from, key, to, key, false);
        if (done.asFailure().isPresent()) {
          return done;
        }
      }
      for (FileFolder each : inside) {
        Answer<Void> done = copy(each, to, each.label());
        if (done.asFailure().isPresent()) {
          return done;
        }
      }
      return Answer.done();
    }
    return files.map(_ -> null);
  }

  Answer<Void> delete(FileFolder folder, String key) {
    ItemKey file = new ItemKey(key);
    return locks
        .requireFile(folder, file, true)
        .then(
            _ ->
                collections.delete(
                    visitor.caller(), folder.id(), file, new Precondition.Present()));
  }

  /** Deletes a folder with its contents, the lowest first. */
  Answer<Void> delete(FileFolder folder) {
    return locks
        .requireFolder(folder)
        .then(
            _ -> {
              for (FileFolder each : folders.below(folder).reversed()) {
                Answer<Void> gone = mailboxes.delete(visitor.caller(), each.name());
                if (gone.asFailure().isPresent()) {
                  return gone;
                }
              }
              Answer<Void> gone = mailboxes.delete(visitor.caller(), folder.name());
              folders.changed();
              return gone;
            });
  }
}
