package org.carillon.store.rows;

/** The accounts that have a change log, whether or not there is such an account. */
public final class LoggedAccounts {
  /**
   * Begins a query over {@code logged (account)}: a thousand of them behind one, each by one
   * descent in the index; the last row's account is null at the end of all.
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
