package org.carillon.archive.internal.restoring;

import java.sql.SQLException;
import java.util.OptionalLong;
import org.carillon.archive.mail.ArchiveOrigin;
import org.carillon.mailbox.sharing.People;

/**
 * Whether whoever has an archived address today is the one who had it then. In the store that was
 * archived ids tell; elsewhere, and in archives without ids, an account is taken for the one of its
 * address if it was there when the archive was made, or the restoration itself has made it of the
 * archived one.
 */
public record FormerPeople(People people, RestoredIds ids, ArchiveOrigin origin) {

  /**
   * Whether an account is the archived one.
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

  /** Whether a group is the archived one: of another store only the address can tell. */
  public boolean isGroup(long today, OptionalLong then) throws SQLException {
    return isDomain(today, then);
  }

  /** Whether a domain is the archived one: of another store only the name can tell. */
  public boolean isDomain(long today, OptionalLong then) throws SQLException {
    return then.isEmpty() || !ids.areOwn() || then.getAsLong() == today;
  }
}
