package org.carillon.filelink.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.database.SqlTransactions;
import org.carillon.identity.session.UnattendedAccess;
import org.carillon.identity.session.UnattendedAccessTable;

/** The links that an account created to its files and folders. */
@ApplicationScoped
public class UnattendedFileLinks extends UnattendedAccessTable {
  private static final String LIST =
      """
      select m.name || coalesce('/' || l.file, '') as about, l.made as since
      from file_link l join mailbox m on m.id = l.mailbox and m.removed is null
      where l.maker = ? order by l.made, l.id
      """;
  private static final String WITHDRAW =
      """
      delete from file_link where maker = ?
      """;

  @Inject
  public UnattendedFileLinks(SqlTransactions transactions) {
    super(transactions, UnattendedAccess.Kind.FILE_LINK, LIST, WITHDRAW);
  }

  UnattendedFileLinks() {}
}
