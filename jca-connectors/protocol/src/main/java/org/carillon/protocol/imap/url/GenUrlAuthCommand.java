package org.carillon.protocol.imap.url;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.format.imapurl.ImapUrl;
import org.carillon.format.imapurl.UrlAuthorization;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.ErrorReplies;
import org.carillon.protocol.imap.syntax.Reply;

/** GENURLAUTH (RFC 4467 §7): returns URLs by which others may read the caller's messages. */
public final class GenUrlAuthCommand implements Command {
  /** The only mechanism: only the server needs to know the token's form (RFC 4467 §6). */
  static final String INTERNAL = "INTERNAL";

  private static final int MOST_URLS = 100;

  /** A URL to authorize, with the owner that it names. */
  private record Wanted(String owner, ImapUrl url, String rump) {}

  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    List<Wanted> all = new ArrayList<>();
    do {
      if (all.size() == MOST_URLS) {
        throw new BadCommand("Too many URLs");
      }
      arguments.expect(' ');
      all.add(wanted(arguments.astring()));
      arguments.expect(' ');
      if (!arguments.word().equals(INTERNAL)) {
        throw new BadCommand("Mechanism must be INTERNAL");
      }
    } while (!arguments.atEnd());
    List<String> urls = new ArrayList<>();
    for (Wanted each : all) {
      switch (session
          .access()
          .authorizeUrl(
              session.caller(), each.owner, new MailboxName(each.url.mailbox()), each.rump)) {
        case Answer.Done(String token) ->
            urls.add(each.rump + ":" + INTERNAL.toLowerCase(Locale.ROOT) + ":" + token);
        case Answer.Failed(var failure) -> {
          return ErrorReplies.reply(failure);
        }
      }
    }
    session.out().text("* GENURLAUTH");
    for (String url : urls) {
      session.out().octet(' ').string(url);
    }
    session.out().crlf();
    return Reply.ok("Authorised");
  }

  private static Wanted wanted(String text) throws BadCommand {
    Optional<ImapUrl> url = ImapUrl.parse(text);
    Optional<String> owner = url.flatMap(ImapUrl::server).flatMap(ImapUrl.Server::user);
    Optional<UrlAuthorization> authorization =
        url.flatMap(ImapUrl::authorization).filter(to -> to.proof().isEmpty());
    if (owner.isEmpty() || authorization.isEmpty() || url.get().mailbox().isEmpty()) {
      throw new BadCommand("URL cannot be authorized");
    }
    return new Wanted(owner.get(), url.get(), authorization.get().rump());
  }
}
