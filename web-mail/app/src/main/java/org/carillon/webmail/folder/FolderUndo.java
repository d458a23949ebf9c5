package org.carillon.webmail.folder;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.recovery.DeletedFolders;
import org.carillon.recovery.Recovered;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.action.UndoHandler;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.Visitor;

/** Restores a folder that was just deleted: of mail, a calendar, a list, an address book. */
@RequestScoped
public class FolderUndo implements UndoHandler {
  private static final Pattern DELETED =
      Pattern.compile(
          "folder ([0-9]{1,18}) ([0-9]{1,15}) (/[a-z-]{1,20}) (listed|hidden) ([^ ]{1,2000})");
  private static final Pattern ALIAS = Pattern.compile("alias ([^ ]{1,1500}) ([^ ]{1,1500})");

  @Inject private DeletedFolders deleted;
  @Inject private MailAccess mail;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  /**
   * Returns the undo of a deletion.
   *
   * @param at the time of the deletion
   * @param page the address of the page that lists the folder
   * @param isListed whether the reader is subscribed to its name
   */
  public static String text(
      long folder, MailboxName name, Instant at, String page, boolean isListed) {
    return String.join(
        " ",
        "folder",
        Long.toString(folder),
        Long.toString(at.toEpochMilli()),
        page,
        isListed ? "listed" : "hidden",
        Redirect.encoded(name.path()));
  }

  /** Returns the undo that restores the alias of another account's folder. */
  static String alias(MailboxName alias, MailboxName of) {
    return "alias " + Redirect.encoded(alias.path()) + " " + Redirect.encoded(of.path());
  }

  @Override
  public boolean undo(String carried) {
    Matcher folder = DELETED.matcher(carried);
    Matcher alias = ALIAS.matcher(carried);
    if (folder.matches()) {
      bringBack(
          Long.parseLong(folder.group(1)),
          Instant.ofEpochMilli(Long.parseLong(folder.group(2))),
          folder);
      return true;
    }
    if (alias.matches()) {
      name(alias.group(1), alias.group(2));
      return true;
    }
    return false;
  }

  private void bringBack(long folder, Instant since, Matcher words) {
    switch (deleted.bringBack(visitor.caller(), folder, since)) {
      case Answer.Done<Recovered>(Recovered back) -> {
        String name = back.mailboxes().getFirst();
        if (words.group(4).equals("listed")) {
          answers.done(mail.subscribe(visitor.caller(), new MailboxName(name), true));
        }
        boolean isSame = decoded(words.group(5)).filter(name::equals).isPresent();
        notices.show(isSame ? Notice.of("undone") : Notice.of("folder.back-as", name));
        Redirect.to(words.group(3));
      }
      case Answer.Failed<Recovered>(Failure.NotFound _) ->
          answers.wrong(null, texts.of("contacts.undo.gone"));
      case Answer.Failed<Recovered>(Failure failure) -> answers.show(null, failure);
    }
  }

  private void name(String alias, String of) {
    Optional<MailboxName> name = decoded(alias).map(MailboxName::new);
    Optional<MailboxName> folder = decoded(of).map(MailboxName::new);
    if (name.isPresent()
        && folder.isPresent()
        && answers.done(mail.alias(visitor.caller(), name.get(), folder.get()))) {
      answers.done(mail.subscribe(visitor.caller(), name.get(), true));
      notices.show(Notice.of("undone"));
    }
    Redirect.to("/folders");
  }

  private static Optional<String> decoded(String text) {
    try {
      return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
