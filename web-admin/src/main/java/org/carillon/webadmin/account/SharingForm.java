package org.carillon.webadmin.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.sharing.AccessEntry;
import org.carillon.contract.mailbox.sharing.AliasedMailbox;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.mailbox.Shares;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.SharingLevel;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** An account's folders, the access list of one of them, and its aliases for others' folders. */
@Named("sharing")
@RequestScoped
public class SharingForm {
  @Inject private Shares shares;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private List<MailboxName> folders = List.of();
  private List<AccessEntry> entries = List.of();
  private List<AliasedMailbox> aliases = List.of();
  private String name;
  private String newName;
  private String typed;
  private String who;
  private SharingLevel level = SharingLevel.READER;
  private String alias;
  private String target;

  /** Reads the folders, and the access list of the selected one. */
  public void load() {
    answers
        .take(shares.mailboxes(visitor.caller(), getAccount()))
        .ifPresent(found -> folders = found);
    answers
        .take(shares.aliases(visitor.caller(), getAccount()))
        .ifPresent(found -> aliases = found);
    if (!getFolder().isEmpty()) {
      answers
          .take(shares.accessList(visitor.caller(), getAccount(), new MailboxName(getFolder())))
          .ifPresent(found -> entries = found);
    }
  }

  public void make() {
    MailboxName wanted = new MailboxName(text(name));
    if (!wanted.problem().isEmpty() || wanted.isOthers()) {
      answers.wrong("name", texts.of("sharing.bad-name"));
      return;
    }
    Answer<MailboxName> answer = shares.make(visitor.caller(), getAccount(), wanted);
    answers
        .take(answer)
        .ifPresent(made -> back(made.path(), Notice.of("sharing.made", made.path())));
  }

  /** Renames the selected folder. */
  public void rename() {
    MailboxName wanted = new MailboxName(text(newName));
    if (!wanted.problem().isEmpty() || wanted.isOthers()) {
      answers.wrong("newName", texts.of("sharing.bad-name"));
      return;
    }
    MailboxName chosen = new MailboxName(getFolder());
    Answer<MailboxName> answer = shares.rename(visitor.caller(), getAccount(), chosen, wanted);
    switch (answer) {
      case Answer.Done<MailboxName>(MailboxName now) ->
          back(now.path(), Notice.of("sharing.renamed", chosen.path(), now.path()));
      case Answer.Failed<MailboxName>(Failure.Taken _) ->
          answers.wrong("newName", texts.of("taken"));
      case Answer.Failed<MailboxName>(Failure.Invalid _) ->
          answers.wrong("newName", texts.of("sharing.bad-name"));
      case Answer.Failed<MailboxName>(Failure failure) -> answers.show(null, failure);
    }
  }

  /** Deletes the selected folder, once its name is typed. */
  public void delete() {
    String chosen = getFolder();
    if (!text(typed).equals(chosen)) {
      answers.wrong("typed", texts.of("delete.mistyped"));
      return;
    }
    Answer<Void> answer = shares.delete(visitor.caller(), getAccount(), new MailboxName(chosen));
    if (answer instanceof Answer.Done<Void>) {
      back("", Notice.of("sharing.deleted", chosen));
    } else {
      answers.take(answer);
    }
  }

  /** Grants an identifier exactly the selected rights. */
  public void give() {
    Identifier identifier = Identifier.parse(text(who));
    Answer<AccessEntry> answer = grant(identifier, level.rights());
    if (answer instanceof Answer.Failed<AccessEntry>(Failure.Invalid _)) {
      answers.wrong("who", texts.of("sharing.nobody"));
      return;
    }
    answers
        .take(answer)
        .ifPresent(given -> back(getFolder(), Notice.of("sharing.given", identifier.name())));
  }

  /** Removes an identifier's rights. */
  public void take() {
    Identifier identifier = Identifier.parse(parameters.text("take"));
    answers
        .take(grant(identifier, MailboxRights.NONE))
        .ifPresent(taken -> back(getFolder(), Notice.of("sharing.taken", identifier.name())));
  }

  private Answer<AccessEntry> grant(Identifier identifier, MailboxRights rights) {
    return shares.grant(
        visitor.caller(),
        getAccount(),
        new MailboxName(getFolder()),
        identifier,
        RightsChange.REPLACE,
        rights);
  }

  /** Adds an alias for another account's folder. */
  public void makeAlias() {
    MailboxName own = new MailboxName(text(alias));
    MailboxName others = new MailboxName(text(target));
    if (!own.problem().isEmpty() || own.isOthers()) {
      answers.wrong("alias", texts.of("sharing.bad-name"));
      return;
    }
    Answer<AliasedMailbox> answer = shares.alias(visitor.caller(), getAccount(), own, others);
    switch (answer) {
      case Answer.Done<AliasedMailbox>(AliasedMailbox made) ->
          back(getFolder(), Notice.of("sharing.made", own.path()));
      case Answer.Failed<AliasedMailbox>(Failure.Taken _) ->
          answers.wrong("alias", texts.of("taken"));
      case Answer.Failed<AliasedMailbox>(Failure.Invalid _) ->
          answers.wrong("target", texts.of("sharing.no-target"));
      case Answer.Failed<AliasedMailbox>(Failure failure) -> answers.show(null, failure);
    }
  }

  public void endAlias() {
    String gone = parameters.text("end-alias");
    Answer<Void> answer = shares.endAlias(visitor.caller(), getAccount(), new MailboxName(gone));
    if (answer instanceof Answer.Done<Void>) {
      back(getFolder(), Notice.of("sharing.alias-ended", gone));
    } else {
      answers.take(answer);
    }
  }

  private static String text(String typed) {
    return typed == null ? "" : typed.strip();
  }

  private void back(String folder, Notice notice) {
    notices.show(notice);
    Redirect.to("/sharing?account=" + getEncoded() + "&folder=" + Redirect.encoded(folder));
  }

  public String getAccount() {
    return parameters.text("account");
  }

  public String getEncoded() {
    return Redirect.encoded(getAccount());
  }

  /** The selected folder, or empty. */
  public String getFolder() {
    return parameters.text("folder");
  }

  /** A text as part of an address. */
  public String encoded(String text) {
    return Redirect.encoded(text);
  }

  /** Returns whether the account's folders are its domain's public folders. */
  public boolean isPublic() {
    return getAccount().startsWith("public@");
  }

  public List<MailboxName> getFolders() {
    return folders;
  }

  /** Returns whether INBOX is selected, which cannot be renamed or deleted. */
  public boolean isInbox() {
    return new MailboxName(getFolder()).isInbox();
  }

  /** The access list of the selected folder, its owner first. */
  public List<AccessEntry> getEntries() {
    return entries;
  }

  /** An entry's identifier for people. */
  public String person(Identifier identifier) {
    return identifier.isAnyone()
        ? texts.of("sharing.anyone")
        : identifier.isAuthenticated()
            ? texts.of("sharing.authenticated")
            : identifier.isAnonymous() ? texts.of("sharing.anonymous") : identifier.toString();
  }

  public List<AliasedMailbox> getAliases() {
    return aliases;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  /** The selected folder's new name as typed; initially its name. */
  public String getNewName() {
    return newName == null ? getFolder() : newName;
  }

  public void setNewName(String newName) {
    this.newName = newName;
  }

  /** Empty, because it is never shown again. */
  public String getTyped() {
    return "";
  }

  public void setTyped(String typed) {
    this.typed = typed;
  }

  public String getWho() {
    return who;
  }

  public void setWho(String who) {
    this.who = who;
  }

  public SharingLevel getLevel() {
    return level;
  }

  public void setLevel(SharingLevel level) {
    this.level = level;
  }

  public String getAlias() {
    return alias;
  }

  public void setAlias(String alias) {
    this.alias = alias;
  }

  public String getTarget() {
    return target;
  }

  public void setTarget(String target) {
    this.target = target;
  }
}
