package org.carillon.webmail.folder;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.field.Field;
import org.carillon.web.field.RecordForm;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.mailbox.Folders;

/** Creates, renames and deletes folders. */
@Named("foldersPage")
@RequestScoped
public class FoldersPage {
  @Inject private MailAccess mail;
  @Inject private Visitor visitor;
  @Inject private Folders folders;
  @Inject private Answers answers;
  @Inject private RequestParameters parameters;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private final RecordForm<NewFolder> added = new RecordForm<>(NewFolder.class);

  /** A folder to be created; its name is not a path. */
  public record NewFolder(@Field(label = "folders.new", required = true) String name) {}

  /** Creates a folder, within another if one is selected. */
  public void create() {
    added.read(answers, texts).ifPresent(wanted -> create(wanted.name().strip()));
  }

  private void create(String name) {
    Optional<Folder> above = folders.find(parameters.text("above"));
    String path = above.map(folder -> folder.name().path() + "/").orElse("") + name;
    level("name", name)
        .flatMap(own -> valid("name", path))
        .flatMap(good -> answers.take("name", mail.create(visitor.caller(), good, Set.of())))
        .ifPresent(
            made -> {
              answers.done(mail.subscribe(visitor.caller(), new MailboxName(path), true));
              back(Notice.of("folder.created", name));
            });
  }

  /** Renames a folder; its parent stays. */
  public void rename() {
    String key = parameters.text("rename");
    Optional<Folder> found = folders.find(key);
    String wanted = parameters.text("name-" + key);
    if (found.isEmpty() || wanted.isEmpty()) {
      Redirect.to("/folders");
      return;
    }
    String parent = found.get().name().parentPath();
    level(null, wanted)
        .flatMap(own -> valid(null, parent.isEmpty() ? own : parent + "/" + own))
        .filter(good -> answers.done(mail.rename(visitor.caller(), found.get().name(), good)))
        .ifPresent(
            good -> {
              answers.done(mail.subscribe(visitor.caller(), found.get().name(), false));
              answers.done(mail.subscribe(visitor.caller(), good, true));
              back(Notice.of("folder.renamed", wanted));
            });
  }

  /** Deletes a folder, or an alias of another account's folder. */
  public void delete() {
    String key = parameters.text("delete");
    Optional<Folder> found = folders.find(key);
    if (found.isEmpty()) {
      Redirect.to("/folders");
      return;
    }
    Folder folder = found.get();
    String undo =
        folder.alias()
            ? target(folder).map(of -> FolderUndo.alias(folder.name(), of)).orElse("")
            : FolderUndo.text(
                folder.id(), folder.name(), Instant.now(), "/folders", isListed(folder));
    if (answers.done(mail.delete(visitor.caller(), folder.name()))) {
      answers.done(mail.subscribe(visitor.caller(), folder.name(), false));
      back(Notice.of("folder.deleted", folder.label()).undoneBy(undo));
    }
  }

  /** Returns the folder that an alias stands for, by its owner's name for it. */
  private Optional<MailboxName> target(Folder alias) {
    return folders.getShared().stream()
        .filter(other -> other.id() == alias.id())
        .map(Folder::name)
        .findFirst();
  }

  private boolean isListed(Folder folder) {
    return answers.take(mail.list(visitor.caller())).orElse(List.of()).stream()
        .anyMatch(entry -> entry.name().equals(folder.name()) && entry.subscribed());
  }

  /** Creates an alias of another account's folder. */
  public void adopt() {
    String key = parameters.text("adopt");
    Optional<Folder> found =
        folders.getShared().stream().filter(folder -> folder.key().equals(key)).findFirst();
    if (found.isEmpty()) {
      Redirect.to("/folders");
      return;
    }
    MailboxName own = found.get().name().own();
    String path = own.path().substring(own.path().lastIndexOf(MailboxName.DELIMITER) + 1);
    MailboxName alias = new MailboxName(own.isInbox() ? found.get().label() : path);
    if (answers.done(mail.alias(visitor.caller(), alias, found.get().name()))) {
      answers.done(mail.subscribe(visitor.caller(), alias, true));
      back(Notice.of("folder.created", alias.path()));
    }
  }

  /** Returns a name of a single level that other programs do not take for a path. */
  private Optional<String> level(String field, String wanted) {
    if (wanted.indexOf(MailboxName.DELIMITER) >= 0) {
      return answers.wrong(field, texts.of("folder.no-slash"));
    }
    return wanted.equals(".") || wanted.equals("..")
        ? answers.wrong(field, texts.of("invalid.malformed.named", wanted))
        : Optional.of(wanted);
  }

  private Optional<MailboxName> valid(String field, String path) {
    MailboxName wanted = new MailboxName(path);
    return wanted.problem().isEmpty()
        ? Optional.of(wanted)
        : answers.wrong(field, texts.of("invalid.malformed.named", path));
  }

  private void back(Notice notice) {
    notices.show(notice);
    Redirect.to("/folders");
  }

  public RecordForm<NewFolder> getAdded() {
    return added;
  }
}
