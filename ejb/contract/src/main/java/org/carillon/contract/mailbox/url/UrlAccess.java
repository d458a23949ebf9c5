package org.carillon.contract.mailbox.url;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;

/** Authorizes, revokes and resolves URLs of messages (RFC 4467). */
public interface UrlAccess {

  /**
   * Authorizes a URL of a mailbox that the caller may read (RFC 4467 §7).
   *
   * @param owner the user that the URL names; it must be the caller
   * @param rump the URL's text up to and including the access identifier
   * @return the token that authenticates it
   */
  Answer<String> authorizeUrl(Caller caller, String owner, MailboxName mailbox, String rump);

  /** Revokes all URLs that the caller has authorized for a mailbox; empty for all mailboxes. */
  Answer<Void> resetUrls(Caller caller, Optional<MailboxName> mailbox);

  /**
   * Returns the message that a URL points to; empty if the URL is not authorized, the message does
   * not exist, or the URL's user may not read it any more.
   */
  Answer<Optional<UrlAuthMessage>> byUrl(Caller caller, MessageUrl url);
}
