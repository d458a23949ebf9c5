package org.carillon.store.rows;

/** Reads the accounts that have a change log, even if the account itself does not exist. */
public final class LoggedAccounts {
  /**
   * The start of a query over {@code logged (account)}: a thousand accounts after a given one, each
   * found by one descent in the index. The account of the last row is null when there are no more.
   */
  public static final String NEXT =
      """
      with recursive logged (account, number) as (\
      select min(account), 1 from mail_change where account > ?\
       union all select (select min(c.account) from mail_change c\
       where c.account > logged.account), number + 1 from logged\
       where logged.account is not null and number < 1000)\
      """;

  private LoggedAccounts() {}
}
