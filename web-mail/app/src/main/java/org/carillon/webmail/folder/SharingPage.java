package org.carillon.webmail.folder;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.Annotation;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.sharing.AccessEntry;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.mailbox.share.ShareNotifications;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.RightsInWords;
import org.carillon.web.SharingLevel;
import org.carillon.web.Texts;
import org.carillon.web.field.Field;
import org.carillon.web.field.RecordForm;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.mailbox.Folders;

/** The people with whom a folder is shared, and the rights of each. */
@Named("sharing")
@RequestScoped
public class SharingPage {
  @Inject private MailAccess mail;
  @Inject private ShareNotifications notifications;
  @Inject private Visitor visitor;
  @Inject private Folders folders;
  @Inject private Answers answers;
  @Inject private RequestParameters parameters;
  @Inject private Notices notices;
  @Inject private Texts texts;
  @Inject private RightsInWords rightsInWords;

  private Folder folder;
  private List<Sharer> sharers = List.of();

  private final RecordForm<NewSharer> added = new RecordForm<>(NewSharer.class);
  private final RecordForm<SeenMarks> seen = new RecordForm<>(SeenMarks.class);

  /** A person to share the folder with, by an address or a list's other identifier. */
  public record NewSharer(
      @Field(label = "sharing.who", help = "sharing.who.help", required = true) String who) {}

  /** Read marks, separate if each reader has their own. */
  public record SeenMarks(@Field(label = "sharing.seen.separate") boolean separate) {}

  /** Finds the folder and the people it is shared with. */
  public void load() {
    Optional<Folder> found = folders.find(parameters.text("f")).filter(Folder::isShareable);
    if (found.isEmpty()) {
      Redirect.astray(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    folder = found.get();
    answers
        .take(mail.accessList(visitor.caller(), folder.name()))
        .ifPresent(
            entries -> {
              sharers = sharers(entries);
              seen.show(new SeenMarks(isSeparate()));
            });
  }

  /** Sets whether each reader has their own read marks. */
  public void choose() {
    seen.read(answers, texts).ifPresent(chosen -> choose(chosen.separate()));
  }

  private void choose(boolean isSeparate) {
    String whose = isSeparate ? "private" : "shared";
    Annotation choice =
        new Annotation(Annotation.SEEN, Optional.of(whose.getBytes(StandardCharsets.US_ASCII)));
    if (answers.done(
        mail.annotate(visitor.caller(), Optional.of(folder.name()), List.of(choice)))) {
      back(Notice.of("saved"));
    }
  }

  private boolean isSeparate() {
    return answers
        .take(
            mail.annotations(
                visitor.caller(), Optional.of(folder.name()), List.of(Annotation.SEEN), 0))
        .stream()
        .flatMap(List::stream)
        .flatMap(found -> found.value().stream())
        .anyMatch(value -> new String(value, StandardCharsets.US_ASCII).equals("private"));
  }

  private List<Sharer> sharers(List<AccessEntry> entries) {
    List<Sharer> all = new ArrayList<>();
    for (AccessEntry entry : entries) {
      Identifier identifier = entry.identifier();
      String person = identifier.isAnyone() ? texts.of("sharing.anyone") : identifier.name();
      String rights = rightsInWords.of(entry.rights());
      all.add(
          new Sharer(
              identifier.toString(),
              person,
              identifier.negative() ? texts.of("sharing.never", rights) : rights,
              !all.isEmpty()));
    }
    return all;
  }

  /** Gives a person exactly the chosen rights. */
  public void give() {
    added.read(answers, texts).ifPresent(wanted -> give(wanted.who().strip()));
  }

  private void give(String who) {
    MailboxRights rights =
        parameters
            .some("level")
            .flatMap(SharingPage::level)
            .map(SharingLevel::rights)
            .or(() -> MailboxRights.parse(String.join("", parameters.texts("right"))))
            .orElse(MailboxRights.NONE);
    if (rights.isEmpty()) {
      answers.wrong("level", texts.of("sharing.nothing"));
      return;
    }
    Identifier identifier = Identifier.parse(who);
    if (grant(identifier, rights)) {
      if (sharers.stream().noneMatch(one -> one.identifier().equals(identifier.toString()))) {
        // The folder is shared even if the notification fails.
        notifications.tell(visitor.caller(), visitor.caller().name(), folder.id(), identifier);
      }
      back(Notice.of("sharing.given", who));
    }
  }

  private static Optional<SharingLevel> level(String name) {
    return Arrays.stream(SharingLevel.values())
        .filter(level -> level.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  /** Revokes a person's rights to the folder. */
  public void remove() {
    Identifier identifier = Identifier.parse(parameters.text("remove"));
    if (grant(identifier, MailboxRights.NONE)) {
      back(Notice.of("sharing.removed", identifier.name()));
    }
  }

  private boolean grant(Identifier identifier, MailboxRights rights) {
    return answers.done(
        mail.grant(visitor.caller(), folder.name(), identifier, RightsChange.REPLACE, rights));
  }

  private void back(Notice notice) {
    notices.show(notice);
    Redirect.to("/sharing?f=" + Redirect.encoded(folder.key()));
  }

  /** The folder whose sharing is shown; the reader administers it. */
  public Folder getFolder() {
    return folder;
  }

  /** The people with rights to the folder, its owner first. */
  public List<Sharer> getSharers() {
    return sharers;
  }

  /** The usual sets of rights. */
  public List<SharingLevel> getLevels() {
    return List.of(SharingLevel.values());
  }

  /** All rights that can be given. */
  public List<Right> getRights() {
    return List.of(Right.values());
  }

  /** The bundle key of a right's name. */
  public String word(Right right) {
    return "sharing.right." + right.letter();
  }

  /** The form of a new person. */
  public RecordForm<NewSharer> getAdded() {
    return added;
  }

  /** The form for read marks. */
  public RecordForm<SeenMarks> getSeen() {
    return seen;
  }
}
