package org.carillon.recovery.internal.cleaning;

import java.util.OptionalLong;

/**
 * The mailboxes that a clean-up works on.
 *
 * @param domain the domain whose accounts are included; empty for all
 * @param all true to include accounts that administer more than the domain
 */
public record CleanupScope(OptionalLong domain, boolean all) {
  private static final String OWNER =
      """
       join mail_account o on o.account = m.account and not o.closed and (? or o.domain = ?)\
       and (? or not exists (select 1 from administrator g where g.account = m.account\
       and (g.domain is null or g.domain <> o.domain)))\
      """;

  /** Joins placements {@code p} with mailboxes {@code m} in the scope; it has three parameters. */
  static final String OF_PLACEMENTS =
      " join mailbox m on m.id = p.mailbox and m.removed is null and m.kind = 'MAIL'" + OWNER;

  /** Joins notes {@code r} with mailboxes in the scope, deleted or not; it has three parameters. */
  static final String OF_NOTES = " join mailbox m on m.id = r.mailbox" + OWNER;

  boolean everywhere() {
    return domain.isEmpty();
  }

  long id() {
    return domain.orElse(0);
  }
}
