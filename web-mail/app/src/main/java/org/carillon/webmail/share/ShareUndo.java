package org.carillon.webmail.share;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.mailbox.share.CollectionShares;
import org.carillon.mailbox.share.NewShare;
import org.carillon.mailbox.share.ShareLevel;
import org.carillon.transport.writing.WritingDeputies;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.action.UndoHandler;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** Undoes giving or withdrawing access. */
@RequestScoped
public class ShareUndo implements UndoHandler {
  private static final String RIGHTS = "share-rights";
  private static final String LEVEL = "share-level";
  private static final String DEPUTY = "share-deputy";
  private static final String CHOICE = "share-choice";

  @Inject private OwnShares own;
  @Inject private MailAccess mail;
  @Inject private CollectionShares shares;
  @Inject private WritingDeputies deputies;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Notices notices;

  /** The text by which a previous grant, or none, is restored. */
  static String rights(
      SharedCollection thing, String with, Optional<SharedCollection.Grant> before) {
    if (before.isPresent() && !before.get().level().isEmpty() && isCollection(thing)) {
      String arrival = before.get().isAsked() ? "asked" : "at_once";
      return String.join(
          " ", LEVEL, Long.toString(thing.id()), before.get().level(), arrival, with);
    }
    return String.join(
        " ",
        RIGHTS,
        Long.toString(thing.id()),
        before.map(SharedCollection.Grant::letters).orElse("-"),
        "-",
        with);
  }

  private static boolean isCollection(SharedCollection thing) {
    return ShareLevelKeys.level(thing.getLevels().getLast()).isPresent();
  }

  /** The text by which a deputy's access is restored. */
  static String deputy(String address) {
    return DEPUTY + " 0 - - " + address;
  }

  /** The text by which the choice to list a share is undone. */
  static String choice(long collection, boolean accepts) {
    return CHOICE + " " + collection + " " + accepts + " - -";
  }

  @Override
  public boolean undo(String carried) {
    String[] words = carried.split(" ", 5);
    var id = words.length == 5 ? RequestParameters.parse(words[1]) : java.util.OptionalLong.empty();
    if (id.isEmpty()) {
      return false;
    }
    boolean done;
    switch (words[0]) {
      case RIGHTS -> done = rights(id.getAsLong(), words[2], Identifier.parse(words[4]));
      case LEVEL -> done = level(id.getAsLong(), words[2], words[3].equals("asked"), words[4]);
      case DEPUTY -> done = answers.take(deputies.allow(visitor.caller(), words[4])).isPresent();
      case CHOICE ->
          done =
              answers.done(
                  shares.answer(
                      visitor.caller(),
                      visitor.caller().name(),
                      id.getAsLong(),
                      words[2].equals("true")));
      default -> {
        return false;
      }
    }
    if (done) {
      notices.show(Notice.of("undone"));
    }
    Redirect.to("/shares");
    return true;
  }

  private boolean rights(long thing, String letters, Identifier with) {
    Optional<MailboxRights> before =
        letters.equals("-") ? Optional.of(MailboxRights.NONE) : MailboxRights.parse(letters);
    Optional<SharedCollection> found =
        own.all().stream().filter(one -> one.id() == thing).findFirst();
    if (found.isEmpty() || before.isEmpty()) {
      return false;
    }
    if (before.get().isEmpty() && isCollection(found.get())) {
      return answers.done(shares.end(visitor.caller(), visitor.caller().name(), thing, with));
    }
    return answers.done(
        mail.grant(visitor.caller(), found.get().name(), with, RightsChange.REPLACE, before.get()));
  }

  private boolean level(long thing, String key, boolean isAsked, String with) {
    Optional<ShareLevel> level = ShareLevelKeys.level(key);
    return level.isPresent()
        && answers
            .take(
                shares.share(
                    visitor.caller(),
                    visitor.caller().name(),
                    thing,
                    new NewShare(
                        Identifier.parse(with),
                        level.get(),
                        isAsked ? NewShare.Arrival.ASKED : NewShare.Arrival.AT_ONCE,
                        "")))
            .isPresent();
  }
}
