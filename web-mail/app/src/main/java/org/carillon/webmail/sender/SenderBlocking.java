package org.carillon.webmail.sender;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.sender.SenderChoice;
import org.carillon.format.mime.structure.Outline;
import org.carillon.policy.sender.AccountSender;
import org.carillon.policy.sender.AccountSenders;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.action.UndoHandler;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.read.People;

/** Blocks the sender of a message, and undoes that. */
@RequestScoped
public class SenderBlocking implements UndoHandler {
  private static final String KIND = "block ";
  private static final String NOTHING = "-";

  @Inject private MailAccess mail;
  @Inject private AccountSenders senders;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Notices notices;

  /** Blocks the author that a message shows. Returns a notice, or empty on a failure. */
  public Optional<Notice> block(Folder folder, long uid) {
    Optional<String> sender =
        answers
            .take(mail.messages(visitor.caller(), folder.id(), UidSet.of(uid)))
            .flatMap(found -> found.stream().findFirst())
            .map(found -> People.authors(Outline.decode(found.outline()).envelope().from()))
            .flatMap(authors -> authors.stream().findFirst())
            .map(People.Person::address);
    Optional<List<AccountSender>> before = answers.take(senders.list(visitor.caller(), own()));
    return before.isEmpty()
        ? Optional.empty()
        : sender
            .flatMap(
                one -> answers.take(senders.put(visitor.caller(), own(), one, SenderChoice.BLOCK)))
            .map(
                blocked ->
                    Notice.of("senders.blocked", blocked.sender())
                        .undoneBy(
                            KIND
                                + String.join(
                                    " ",
                                    blocked.sender(),
                                    choice(before.get(), blocked.sender()),
                                    folder.key(),
                                    Long.toString(uid))));
  }

  private static String choice(List<AccountSender> before, String sender) {
    return before.stream()
        .filter(one -> one.sender().equals(sender))
        .map(one -> one.choice().name())
        .findFirst()
        .orElse(NOTHING);
  }

  @Override
  public boolean undo(String carried) {
    String[] words =
        carried.startsWith(KIND) ? carried.substring(KIND.length()).split(" ") : new String[0];
    if (words.length != 4 || !words[3].matches("[0-9]{1,10}")) {
      return false;
    }
    Optional<AccountSender> done =
        answers.take(
            words[1].equals(SenderChoice.ALLOW.name())
                ? senders.put(visitor.caller(), own(), words[0], SenderChoice.ALLOW)
                : words[1].equals(NOTHING)
                    ? senders.remove(visitor.caller(), own(), words[0])
                    : senders.put(visitor.caller(), own(), words[0], SenderChoice.BLOCK));
    done.ifPresent(
        _ -> {
          notices.show(Notice.of("undone"));
          Redirect.to("/mail?f=" + Redirect.encoded(words[2]) + "&m=" + words[3]);
        });
    return true;
  }

  private String own() {
    return visitor.caller().name();
  }
}
