package org.carillon.contract.mailbox.url;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;

/** URLs of messages: authorised, made void, followed (RFC 4467). */
public interface UrlAccess {

  /**
   * Authorises a URL of a mailbox that the caller may read (RFC 4467 §7).
   *
   * @param owner the user whom the URL names: the caller itself, or it is not permitted
   * @param rump the URL's text up to and with who may read
   * @return the token that proves it
   */
  Answer<String> authorizeUrl(Caller caller, String owner, MailboxName mailbox, String rump);

  /** Makes all URLs void that the caller authorised of a mailbox; empty: of all. */
  Answer<Void> resetUrls(Caller caller, Optional<MailboxName> mailbox);

  /**
   * The message that a URL points to; empty when it is not authorised, or not there, or its user
   * may not read it any more.
   */
  Answer<Optional<UrlAuthMessage>> byUrl(Caller caller, MessageUrl url);
}
