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

/** An account's folders, who may do what with one of them, and its names for folders of others. */
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

  /** Reads the folders, and the access list of the one chosen. */
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

  /** Makes a folder. */
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

  /** Gives the folder chosen another name. */
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

  /** Deletes the folder chosen, once its name is typed. */
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

  /** Gives somebody exactly the chosen rights. */
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

  /** Takes somebody's rights away. */
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

  /** Gives a folder of somebody else a name among the account's own. */
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

  /** Ends such a name. */
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

  /** The account's address. */
  public String getAccount() {
    return parameters.text("account");
  }

  /** Its address as part of an address. */
  public String getEncoded() {
    return Redirect.encoded(getAccount());
  }

  /** The folder chosen; empty for none. */
  public String getFolder() {
    return parameters.text("folder");
  }

  /** A text as part of an address. */
  public String encoded(String text) {
    return Redirect.encoded(text);
  }

  /** Whether the account's folders are its domain's public ones. */
  public boolean isPublic() {
    return getAccount().startsWith("public@");
  }

  /** The account's folders. */
  public List<MailboxName> getFolders() {
    return folders;
  }

  /** Whether the folder chosen is INBOX, which stays what it is. */
  public boolean isInbox() {
    return new MailboxName(getFolder()).isInbox();
  }

  /** Who may do what with the folder chosen, its owner first. */
  public List<AccessEntry> getEntries() {
    return entries;
  }

  /** An entry's subject for people. */
  public String person(Identifier identifier) {
    return identifier.isAnyone()
        ? texts.of("sharing.anyone")
        : identifier.isAuthenticated()
            ? texts.of("sharing.authenticated")
            : identifier.isAnonymous() ? texts.of("sharing.anonymous") : identifier.toString();
  }

  /** The account's names for folders of others. */
  public List<AliasedMailbox> getAliases() {
    return aliases;
  }

  /** The new folder's name as typed. */
  public String getName() {
    return name;
  }

  /** Takes the new folder's name. */
  public void setName(String name) {
    this.name = name;
  }

  /** The chosen folder's new name as typed; at first what it is called. */
  public String getNewName() {
    return newName == null ? getFolder() : newName;
  }

  /** Takes the chosen folder's new name. */
  public void setNewName(String newName) {
    this.newName = newName;
  }

  /** Never shown again. */
  public String getTyped() {
    return "";
  }

  /** Takes what was typed to delete the folder. */
  public void setTyped(String typed) {
    this.typed = typed;
  }

  /** Whom to give rights, as typed. */
  public String getWho() {
    return who;
  }

  /** Takes whom to give rights. */
  public void setWho(String who) {
    this.who = who;
  }

  /** What to allow. */
  public SharingLevel getLevel() {
    return level;
  }

  /** Takes what to allow. */
  public void setLevel(SharingLevel level) {
    this.level = level;
  }

  /** The own name for another's folder, as typed. */
  public String getAlias() {
    return alias;
  }

  /** Takes the own name for another's folder. */
  public void setAlias(String alias) {
    this.alias = alias;
  }

  /** The other's folder, as typed. */
  public String getTarget() {
    return target;
  }

  /** Takes the other's folder. */
  public void setTarget(String target) {
    this.target = target;
  }
}
