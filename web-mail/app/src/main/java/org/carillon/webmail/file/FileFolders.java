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

/** The reader's folders of files and those of others that the reader is let into. */
@Named("fileFolders")
@RequestScoped
public class FileFolders {
  /** How an account's first folder of files is called; it is made with the account's others. */
  private static final String FIRST = "Files";

  @Inject private GroupwareObjects objects;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Texts texts;

  private List<FileFolder> all;

  /** All of them, by their labels. */
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

  /** Reads them anew when they are asked for again: some were changed. */
  void changed() {
    all = null;
  }

  /** The one of an id. */
  public Optional<FileFolder> find(long id) {
    return getAll().stream().filter(one -> one.id() == id).findFirst();
  }

  /** The one of a name. */
  Optional<FileFolder> find(MailboxName name) {
    return getAll().stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /** Where one begins: the account's first folder. */
  Optional<FileFolder> first() {
    List<FileFolder> own = getOwn();
    return own.stream()
        .filter(one -> one.name().path().equals(FIRST))
        .findFirst()
        .or(() -> own.stream().findFirst());
  }

  /** The reader's own that lie in no other. */
  public List<FileFolder> getOwn() {
    return tops(false);
  }

  /** Those of others that lie in no other that the reader sees. */
  public List<FileFolder> getShared() {
    return tops(true);
  }

  private List<FileFolder> tops(boolean isOthers) {
    return getAll().stream()
        .filter(one -> one.name().isOthers() == isOthers && above(one).isEmpty())
        .toList();
  }

  /** Those that lie directly in one. */
  public List<FileFolder> within(FileFolder folder) {
    return getAll().stream()
        .filter(one -> one.name().parentPath().equals(folder.name().path()))
        .toList();
  }

  /** Those that lie in one at whatever depth, the highest first. */
  List<FileFolder> below(FileFolder folder) {
    return getAll().stream()
        .filter(one -> one.name().isBelow(folder.name()))
        .sorted(Comparator.comparingInt(one -> one.name().path().length()))
        .toList();
  }

  private Optional<FileFolder> above(FileFolder folder) {
    return find(new MailboxName(folder.name().parentPath()));
  }

  /** The way to one, from the top, itself at the end. */
  public List<FileFolder> trail(FileFolder folder) {
    List<FileFolder> way = new ArrayList<>();
    for (Optional<FileFolder> at = Optional.of(folder); at.isPresent(); at = above(at.get())) {
      way.addFirst(at.get());
    }
    return way;
  }

  /** Where files may be put. */
  public List<FileFolder> getWritable() {
    return getAll().stream()
        .filter(FileFolder::isWritable)
        .sorted(Comparator.comparing(one -> one.name().path()))
        .toList();
  }
}
