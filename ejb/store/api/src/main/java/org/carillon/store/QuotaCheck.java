package org.carillon.store;

import java.sql.SQLException;

/** Checks whether an account's quota admits more mail before it is received, for RCPT's reply. */
public interface QuotaCheck {

  /**
   * Returns whether the account's quota admits one more message of the given size. Answers from
   * memory if no quota is set, otherwise with one query. Returns true while the database is
   * unavailable: the delivery itself decides then.
   *
   * @param octets the message's declared size, or 0
   */
  boolean has(long domain, long account, long octets);

  /** Returns whether the account's quota admits one more message, given what the account holds. */
  boolean takes(long domain, long account, Held held, long octets);

  /** Returns the octets of mail that the account has room for, given what the account holds. */
  long room(long domain, long account, Held held);

  /**
   * Returns the octets that quotas still allow the account and its domain, beyond what they hold.
   *
   * @throws SQLException if the database is unavailable
   */
  Left left(long domain, long account) throws SQLException;

  /**
   * The octets that quotas still allow, never less than 0; {@link Long#MAX_VALUE} without a limit.
   *
   * @param ofDomain the octets still allowed to all accounts of the domain together
   */
  record Left(long ofAccount, long ofDomain) {}

  /** The number and size of the messages that an account holds. */
  record Held(long messages, long octets) {}
}
