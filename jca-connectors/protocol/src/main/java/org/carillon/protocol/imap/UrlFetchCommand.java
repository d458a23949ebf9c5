package org.carillon.protocol.imap;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mailbox.LentMessage;
import org.carillon.contract.mailbox.MailboxAnswer;
import org.carillon.contract.mailbox.MailboxName;
import org.carillon.contract.mailbox.MessageUrl;
import org.carillon.contract.mailbox.Obstacle;
import org.carillon.format.imapurl.ImapUrl;
import org.carillon.format.imapurl.UrlAuthorization;
import org.carillon.format.imapurl.UrlAuthorization.Access;

/**
 * URLFETCH (RFC 4467 §7): what URLs point to that their owners authorised. Of one that may not be
 * read, or that points nowhere, NIL is told, and nobody learns which.
 */
final class UrlFetchCommand implements Command {
  private static final int MOST_URLS = 100;

  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    List<String> urls = new ArrayList<>();
    do {
      if (urls.size() == MOST_URLS) {
        throw new BadCommand("Too many URLs");
      }
      arguments.expect(' ');
      urls.add(arguments.astring());
    } while (!arguments.atEnd());
    for (String url : urls) {
      Optional<Reply> refusal = tell(session, url);
      if (refusal.isPresent()) {
        return refusal.get();
      }
    }
    return Reply.ok("That is all");
  }

  private static Optional<Reply> tell(ImapSession session, String text) throws IOException {
    Optional<ImapUrl> url = ImapUrl.parse(text);
    Optional<Section> section = url.flatMap(parsed -> UrlPart.section(session, parsed));
    Optional<MessageUrl> wanted = url.flatMap(UrlFetchCommand::readable);
    if (section.isEmpty() || wanted.isEmpty()) {
      nothing(session, text);
      return Optional.empty();
    }
    switch (session.access().byUrl(session.caller(), wanted.get())) {
      case MailboxAnswer.Done(Optional<LentMessage> lent) when lent.isEmpty() ->
          nothing(session, text);
      case MailboxAnswer.Done(Optional<LentMessage> lent) -> {
        return tell(session, text, section.get(), lent.get());
      }
      case MailboxAnswer.Hindered(var obstacle) -> {
        return Optional.of(Hindrance.reply(obstacle));
      }
    }
    return Optional.empty();
  }

  private static Optional<Reply> tell(
      ImapSession session, String text, Section section, LentMessage lent) throws IOException {
    Optional<StoredMessage> stored = Optional.of(new StoredMessage(lent.data()));
    try (var content = lent.content()) {
      Optional<Obstacle> damage = FetchRun.damage(List.of(section), stored, content);
      if (damage.isPresent()) {
        return damage.map(Hindrance::reply);
      }
      Optional<SectionOctets> octets = SectionOctets.of(section, stored, content);
      if (octets.isPresent()) {
        session.out().text("* URLFETCH ").string(text).octet(' ');
        octets.get().writeLiteral(session.out());
        session.out().crlf();
        return Optional.empty();
      }
    }
    nothing(session, text);
    return Optional.empty();
  }

  private static void nothing(ImapSession session, String text) throws IOException {
    session.out().text("* URLFETCH ").string(text).text(" NIL\r\n");
  }

  /** What the URL asks for, if it may be asked for by anybody who has signed in here. */
  private static Optional<MessageUrl> readable(ImapUrl url) {
    Optional<String> owner = url.server().flatMap(ImapUrl.Server::user);
    Optional<UrlAuthorization> authorization =
        url.authorization()
            .filter(to -> to.proof().isPresent())
            .filter(to -> to.proof().get().mechanism().equals(GenUrlAuthCommand.INTERNAL))
            .filter(to -> to.expire().filter(OffsetDateTime.now()::isAfter).isEmpty())
            // Only for servers that submit mail, which do not sign in here.
            .filter(to -> !(to.access() instanceof Access.Submit));
    if (owner.isEmpty() || authorization.isEmpty() || url.mailbox().isEmpty()) {
      return Optional.empty();
    }
    Optional<String> reader =
        authorization.get().access() instanceof Access.User(String user)
            ? Optional.of(user)
            : Optional.empty();
    return Optional.of(
        new MessageUrl(
            owner.get(),
            reader,
            new MailboxName(url.mailbox()),
            url.uidValidity(),
            url.uid(),
            authorization.get().rump(),
            authorization.get().proof().get().token()));
  }
}
