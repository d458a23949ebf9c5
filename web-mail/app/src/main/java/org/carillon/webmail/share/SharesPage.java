package org.carillon.webmail.share;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.calendar.published.CalendarLinks;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.filelink.FileLink;
import org.carillon.filelink.FileLinks;
import org.carillon.mailbox.share.CollectionShares;
import org.carillon.mailbox.share.NewShare;
import org.carillon.mailbox.share.ShareLevel;
import org.carillon.mailbox.share.ShareNotifications;
import org.carillon.store.item.CollectionKind;
import org.carillon.transport.writing.WritingDeputies;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** Lists what the reader shares with others, and what others share with the reader. */
@Named("shares")
@RequestScoped
public class SharesPage {
  private static final String HERE = "/shares";

  @Inject private OwnShares own;
  @Inject private SharesFromOthers others;
  @Inject private MailAccess mail;
  @Inject private CollectionShares shares;
  @Inject private ShareNotifications notifications;
  @Inject private CalendarLinks links;
  @Inject private FileLinks files;
  @Inject private WritingDeputies deputies;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private List<SharedCollection> things = List.of();
  private List<SharesFromOthers.Seen> seen = List.of();
  private List<String> helpers = List.of();
  private List<String> principals = List.of();
  private List<FileLink> fileLinks = List.of();

  public void load() {
    things = own.all();
    seen = others.all();
    helpers = answers.take(deputies.list(visitor.caller())).orElse(List.of());
    principals = others.principals();
    fileLinks = answers.take(files.list(visitor.caller())).orElse(List.of());
  }

  /** The item and the user's identifier that a form names. */
  private record Asked(SharedCollection thing, String with) {}

  private Optional<Asked> asked(String text) {
    int end = text.indexOf(' ');
    OptionalLong id = RequestParameters.parse(end < 0 ? text : text.substring(0, end));
    Optional<SharedCollection> thing =
        things.stream().filter(one -> id.isPresent() && one.id() == id.getAsLong()).findFirst();
    if (thing.isEmpty()) {
      answers.wrong(null, texts.of("shares.gone"));
    }
    return thing.map(one -> new Asked(one, end < 0 ? "" : text.substring(end + 1)));
  }

  /** Changes a user's level. */
  public void change() {
    asked(parameters.text("change"))
        .ifPresent(
            one ->
                one.thing()
                    .grant(one.with())
                    .ifPresent(
                        grant ->
                            give(
                                one.thing(),
                                one.with(),
                                parameters.text("level-" + grant.mark(one.thing().id())),
                                false)));
  }

  /** Shares an item with a user. */
  public void share() {
    String with = parameters.text("with").strip();
    if (with.isEmpty()) {
      answers.wrong("with", texts.of("shares.nobody"));
      return;
    }
    asked(parameters.text("thing"))
        .ifPresent(one -> give(one.thing(), with, level(one.thing()), true));
  }

  /** The key of the chosen level. Folders have other levels with the same names. */
  private String level(SharedCollection thing) {
    String asked = parameters.text("level");
    if (thing.kind() != CollectionKind.MAIL) {
      return asked;
    }
    return switch (asked) {
      case "read" -> "reader";
      case "add" -> "author";
      case "change" -> "editor";
      case "administer" -> "owner";
      default -> "";
    };
  }

  private void give(SharedCollection thing, String with, String key, boolean isNew) {
    Identifier identifier = Identifier.parse(with);
    boolean done;
    if (thing.kind() == CollectionKind.MAIL) {
      Optional<MailboxRights> rights = ShareLevelKeys.rights(key);
      done =
          rights.isPresent()
              && answers.done(
                  mail.grant(
                      visitor.caller(),
                      thing.name(),
                      identifier,
                      RightsChange.REPLACE,
                      rights.get()));
    } else {
      Optional<ShareLevel> level = ShareLevelKeys.level(key);
      done =
          level.isPresent()
              && answers
                  .take(
                      shares.share(
                          visitor.caller(),
                          visitor.caller().name(),
                          thing.id(),
                          new NewShare(identifier, level.get(), NewShare.Arrival.AT_ONCE, "")))
                  .isPresent();
    }
    if (done) {
      if (isNew) {
        // It is shared even if the user can't be notified.
        notifications.tell(visitor.caller(), visitor.caller().name(), thing.id(), identifier);
      }
      back(
          Notice.of(isNew ? "sharing.given" : "shares.changed", with)
              .undoneBy(ShareUndo.rights(thing, with, thing.grant(with))));
    } else if (!thing.getLevels().contains(key)) {
      answers.wrong("level", texts.of("shares.no-level"));
    }
  }

  /** Withdraws a user's access. */
  public void remove() {
    asked(parameters.text("remove")).ifPresent(this::remove);
  }

  private void remove(Asked one) {
    Identifier with = Identifier.parse(one.with());
    Answer<Void> answer =
        one.thing().kind() == CollectionKind.MAIL
            ? mail.grant(
                visitor.caller(),
                one.thing().name(),
                with,
                RightsChange.REPLACE,
                MailboxRights.NONE)
            : shares.end(visitor.caller(), visitor.caller().name(), one.thing().id(), with);
    if (answers.done(answer)) {
      back(
          Notice.of("sharing.removed", one.with())
              .undoneBy(ShareUndo.rights(one.thing(), one.with(), one.thing().grant(one.with()))));
    }
  }

  /** Ends a secret link, which can't be undone. */
  public void end() {
    asked(parameters.text("end"))
        .flatMap(one -> answers.take(links.end(visitor.caller(), one.thing().id(), one.with())))
        .ifPresent(ended -> back(Notice.of("shares.link.ended")));
  }

  /** Withdraws a deputy's right to write. */
  public void withdraw() {
    String address = parameters.text("withdraw");
    if (answers.take(deputies.withdraw(visitor.caller(), address)).isPresent()) {
      back(Notice.of("identities.deputy.withdrawn", address).undoneBy(ShareUndo.deputy(address)));
    }
  }

  /** Lists a share of another account with the reader's own. */
  public void accept() {
    choose(parameters.text("accept"), true);
  }

  /** Removes a share from that list. */
  public void putAway() {
    choose(parameters.text("away"), false);
  }

  private void choose(String text, boolean accepts) {
    OptionalLong id = RequestParameters.parse(text);
    if (id.isPresent()
        && answers.done(
            shares.answer(visitor.caller(), visitor.caller().name(), id.getAsLong(), accepts))) {
      back(
          Notice.of(accepts ? "shares.taken" : "shares.put-away")
              .undoneBy(ShareUndo.choice(id.getAsLong(), !accepts)));
    }
  }

  private void back(Notice notice) {
    notices.show(notice);
    Redirect.to(HERE);
  }

  /** The items to which others have access. */
  public List<SharedCollection> getShared() {
    return things.stream().filter(SharedCollection::isShared).toList();
  }

  /** Links to files and for uploads, of any owner. */
  public List<FileLink> getFileLinks() {
    return fileLinks;
  }

  /** Everything that can be shared. */
  public List<SharedCollection> getThings() {
    return things;
  }

  /** The levels that can be granted for an item. */
  public List<String> getLevels() {
    return ShareLevelKeys.of(CollectionKind.CALENDAR);
  }

  /** The message key of a level's name. */
  public String word(SharedCollection thing, String level) {
    return (thing.kind() == CollectionKind.MAIL ? "sharing.level." : "shares.level.") + level;
  }

  /** The deputies who write on the reader's behalf. */
  public List<String> getHelpers() {
    return helpers;
  }

  /** The addresses of the users on whose behalf the reader writes. */
  public List<String> getPrincipals() {
    return principals;
  }

  /** The shares of others that the reader has access to. */
  public List<SharesFromOthers.Seen> getSeen() {
    return seen;
  }
}
