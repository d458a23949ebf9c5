package org.carillon.recovery.internal.cleaning;

import java.util.OptionalLong;

/**
 * In whose mailboxes something is done.
 *
 * @param domain of this domain's accounts; empty for all
 * @param all also of those who administer more than the domain
 */
public record CleanupScope(OptionalLong domain, boolean all) {
  private static final String OWNER =
      """
       join mail_account o on o.account = m.account and not o.closed and (? or o.domain = ?)\
       and (? or not exists (select 1 from administrator g where g.account = m.account\
       and (g.domain is null or g.domain <> o.domain)))\
      """;

  /** Joins placements {@code p} with mailboxes {@code m} that it reaches; three parameters. */
  static final String OF_PLACEMENTS =
      " join mailbox m on m.id = p.mailbox and m.removed is null and m.kind = 'MAIL'" + OWNER;

  /** Joins notes {@code r} with the mailboxes that it reaches, there or not; three parameters. */
  static final String OF_NOTES = " join mailbox m on m.id = r.mailbox" + OWNER;

  boolean everywhere() {
    return domain.isEmpty();
  }

  long id() {
    return domain.orElse(0);
  }
}
