package org.carillon.mailbox.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.database.SqlTransactions;
import org.carillon.identity.session.UnattendedAccess;
import org.carillon.identity.session.UnattendedAccessTable;

/**
 * The mailboxes whose keys authorise URLs of messages (RFC 4467): the account's own, and its keys
 * for other accounts' mailboxes. If a key is removed, all its URLs become invalid.
 */
@ApplicationScoped
public class OpenMailUrls extends UnattendedAccessTable {
  private static final String LIST =
      """
      select m.name as about, null::timestamptz as since
      from annotation k join mailbox m on m.id = k.mailbox and m.removed is null
      where k.entry = 'urlauth' and (m.account = ? and k.reader = -1 or k.reader = -1 - ?)
      order by about
      """;

  @Inject
  public OpenMailUrls(SqlTransactions transactions) {
    super(transactions, UnattendedAccess.Kind.MAIL_URL, LIST, UrlKeys.FORGET_ALL);
  }

  /** Is needed for the container's proxy. */
  OpenMailUrls() {}
}
