package org.carillon.webmail.file;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.mailbox.resource.ResourceLock;
import org.carillon.mailbox.resource.ResourceLocks;
import org.carillon.store.item.ItemKey;
import org.carillon.web.request.Visitor;

/** Checks locks of WebDAV clients (RFC 4918 §7): a page has no tokens, even for own locks. */
@RequestScoped
class FileLocks {
  @Inject private ResourceLocks locks;
  @Inject private FileFolders folders;
  @Inject private Visitor visitor;

  /** Requires that a file may be changed or replaced. */
  Answer<Void> requireFile(FileFolder folder, ItemKey key, boolean comesOrGoes) {
    return require(
        folder,
        Set.of(),
        lock ->
            lock.place().key().filter(key::equals).isPresent()
                || isOver(lock, folder)
                || comesOrGoes && isOf(lock, folder));
  }

  /** Requires that a folder may be created, deleted or renamed, with its contents. */
  Answer<Void> requireFolder(FileFolder folder) {
    Set<Long> below =
        Stream.concat(Stream.of(folder), folders.below(folder).stream())
            .map(FileFolder::id)
            .collect(Collectors.toSet());
    List<FileFolder> way = folders.trail(folder);
    Optional<FileFolder> in =
        way.size() < 2 ? Optional.empty() : Optional.of(way.get(way.size() - 2));
    return require(
        folder,
        below,
        lock ->
            below.contains(lock.place().collection())
                || isOver(lock, folder)
                || in.filter(above -> isOf(lock, above)).isPresent());
  }

  /** Requires that something may be added to a folder. */
  Answer<Void> requireRoom(FileFolder folder) {
    return require(folder, Set.of(), lock -> isOver(lock, folder) || isOf(lock, folder));
  }

  private static boolean isOf(ResourceLock lock, FileFolder folder) {
    return lock.place().key().isEmpty() && lock.place().collection() == folder.id();
  }

  private boolean isOver(ResourceLock lock, FileFolder folder) {
    return lock.deep() && folders.trail(folder).stream().anyMatch(above -> isOf(lock, above));
  }

  private Answer<Void> require(
      FileFolder folder, Set<Long> more, Predicate<ResourceLock> isInTheWay) {
    Set<Long> all =
        Stream.concat(folders.trail(folder).stream().map(FileFolder::id), more.stream())
            .collect(Collectors.toSet());
    return locks
        .in(visitor.caller(), all)
        .then(
            found ->
                found.stream()
                    .filter(isInTheWay)
                    .findFirst()
                    .<Answer<Void>>map(
                        lock ->
                            Answer.failed(
                                new Failure.Taken(
                                    "name",
                                    ResourceLocks.LOCKED,
                                    "The file is locked.",
                                    lock.holder())))
                    .orElseGet(Answer::done));
  }
}
