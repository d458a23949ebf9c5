package org.carillon.archive.internal.restoring;

import java.sql.SQLException;
import java.util.OptionalLong;
import org.carillon.archive.mail.ArchiveOrigin;
import org.carillon.mailbox.sharing.People;

/**
 * Tells whether the account that has an archived address today is the archived one. In the store
 * that was archived, ids tell. In another store, and for archives without ids, an account with the
 * address counts as the archived one if it existed when the archive was made, or if this
 * restoration created it from the archived one.
 */
public record ArchivedIdentities(People people, RestoredIds ids, ArchiveOrigin origin) {

  /**
   * Returns whether an account is the archived one.
   *
   * @param today the account that has the address
   * @param then the id that the archived one had
   */
  public boolean isAccount(long today, OptionalLong then) throws SQLException {
    if (then.isPresent() && origin.accounts().containsKey(then.getAsLong())) {
      return origin.accounts().get(then.getAsLong()) == today;
    }
    if (then.isPresent() && ids.areOwn()) {
      return then.getAsLong() == today;
    }
    return origin.accounts().containsValue(today)
        || people.since(today).filter(made -> !made.isAfter(origin.made())).isPresent();
  }

  /** Returns whether a group is the archived one. For another store only the address can tell. */
  public boolean isGroup(long today, OptionalLong then) throws SQLException {
    return isDomain(today, then);
  }

  /** Returns whether a domain is the archived one. For another store only the name can tell. */
  public boolean isDomain(long today, OptionalLong then) throws SQLException {
    return then.isEmpty() || !ids.areOwn() || then.getAsLong() == today;
  }
}
