package org.carillon.protocol.imap.url;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Predicate;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.url.MessageUrl;
import org.carillon.format.imapurl.ImapUrl;
import org.carillon.format.imapurl.UrlAuthorization;
import org.carillon.format.imapurl.UrlAuthorization.Access;

/** A URL by which a mailbox's owner gives others access to a message (RFC 4467 §3). */
final class AuthorizedUrl {
  private AuthorizedUrl() {}

  /**
   * Returns the requested message, with a token that is to be checked; empty if the URL has no
   * token or has expired.
   *
   * @param usable whether the caller may use a URL for such readers
   */
  static Optional<MessageUrl> of(ImapUrl url, Predicate<Access> usable) {
    Optional<String> owner = url.server().flatMap(ImapUrl.Server::user);
    Optional<UrlAuthorization> authorization =
        url.authorization()
            .filter(to -> to.proof().isPresent())
            .filter(to -> to.proof().get().mechanism().equals(GenUrlAuthCommand.INTERNAL))
            .filter(to -> to.expire().filter(OffsetDateTime.now()::isAfter).isEmpty())
            .filter(to -> usable.test(to.access()));
    if (owner.isEmpty() || authorization.isEmpty() || url.mailbox().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new MessageUrl(
            owner.get(),
            reader(authorization.get().access()),
            new MailboxName(url.mailbox()),
            url.uidValidity(),
            url.uid(),
            authorization.get().rump(),
            authorization.get().proof().get().token()));
  }

  private static Optional<String> reader(Access access) {
    return switch (access) {
      case Access.Submit(String user) -> Optional.of(user);
      case Access.User(String user) -> Optional.of(user);
      case Access.AuthUser(), Access.Anonymous() -> Optional.empty();
    };
  }
}
