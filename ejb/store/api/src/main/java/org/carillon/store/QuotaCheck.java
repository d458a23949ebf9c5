package org.carillon.store;

import java.sql.SQLException;

/** Whether an account's quota admits more mail, asked before any comes: for the answer to RCPT. */
public interface QuotaCheck {

  /**
   * Whether the account's quota admits one more message of that size. Answered from memory where no
   * quota is set, else with one query. While the database is away the answer is yes: the delivery
   * itself decides.
   *
   * @param octets the message's declared size, or 0
   */
  boolean has(long domain, long account, long octets);

  /** The same of an account that is known to hold this much. */
  boolean takes(long domain, long account, Held held, long octets);

  /** How many octets of mail an account that holds this much has room for. */
  long room(long domain, long account, Held held);

  /**
   * How many octets an account and its domain may still be promised, beside what they hold.
   *
   * @throws SQLException if the database is away
   */
  Left left(long domain, long account) throws SQLException;

  /**
   * What quotas leave, in octets, never less than 0; {@link Long#MAX_VALUE} without limit.
   *
   * @param ofDomain what all accounts of the domain together are left
   */
  record Left(long ofAccount, long ofDomain) {}

  /** What an account holds. */
  record Held(long messages, long octets) {}
}
