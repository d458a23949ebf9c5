package org.carillon.webmail.file;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.store.item.CollectionKind;
import org.carillon.web.Answers;
import org.carillon.web.Texts;
import org.carillon.web.request.Visitor;

/** The reader's folders of files, own and shared. */
@Named("fileFolders")
@RequestScoped
public class FileFolders {
  /** The name of an account's first folder of files, which is created with the other folders. */
  private static final String FIRST = "Files";

  @Inject private GroupwareObjects objects;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Texts texts;

  private List<FileFolder> all;

  /** All folders, ordered by label. */
  public List<FileFolder> getAll() {
    if (all == null) {
      Collator order = Collator.getInstance(texts.locale());
      all =
          answers.take(objects.collections(visitor.caller())).orElse(List.of()).stream()
              .filter(one -> one.kind() == CollectionKind.FILES)
              .map(FileFolders::folder)
              .sorted(Comparator.comparing(FileFolder::label, order))
              .toList();
    }
    return all;
  }

  private static FileFolder folder(CollectionEntry one) {
    return new FileFolder(one.id(), one.name(), one.rights(), one.items());
  }

  /** Discards the cached list after a change. */
  void changed() {
    all = null;
  }

  public Optional<FileFolder> find(long id) {
    return getAll().stream().filter(one -> one.id() == id).findFirst();
  }

  Optional<FileFolder> find(MailboxName name) {
    return getAll().stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /** The folder to begin with: the account's first one. */
  Optional<FileFolder> first() {
    List<FileFolder> own = getOwn();
    return own.stream()
        .filter(one -> one.name().path().equals(FIRST))
        .findFirst()
        .or(() -> own.stream().findFirst());
  }

  /** The reader's own top folders. */
  public List<FileFolder> getOwn() {
    return tops(false);
  }

  /** The topmost visible folders of other accounts. */
  public List<FileFolder> getShared() {
    return tops(true);
  }

  private List<FileFolder> tops(boolean isOthers) {
    return getAll().stream()
        .filter(one -> one.name().isOthers() == isOthers && above(one).isEmpty())
        .toList();
  }

  /** Returns the direct subfolders. */
  public List<FileFolder> within(FileFolder folder) {
    return getAll().stream()
        .filter(one -> one.name().parentPath().equals(folder.name().path()))
        .toList();
  }

  /** Returns all subfolders at any depth, parents before children. */
  List<FileFolder> below(FileFolder folder) {
    return getAll().stream()
        .filter(one -> one.name().isBelow(folder.name()))
        .sorted(Comparator.comparingInt(one -> one.name().path().length()))
        .toList();
  }

  private Optional<FileFolder> above(FileFolder folder) {
    return find(new MailboxName(folder.name().parentPath()));
  }

  /** Returns the path to a folder from the top, including the folder. */
  public List<FileFolder> trail(FileFolder folder) {
    List<FileFolder> way = new ArrayList<>();
    for (Optional<FileFolder> at = Optional.of(folder); at.isPresent(); at = above(at.get())) {
      way.addFirst(at.get());
    }
    return way;
  }

  public List<FileFolder> getWritable() {
    return getAll().stream()
        .filter(FileFolder::isWritable)
        .sorted(Comparator.comparing(one -> one.name().path()))
        .toList();
  }
}
