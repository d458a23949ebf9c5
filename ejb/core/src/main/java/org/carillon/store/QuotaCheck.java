package org.carillon.store;

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

  /** What an account holds. */
  record Held(long messages, long octets) {}
}
