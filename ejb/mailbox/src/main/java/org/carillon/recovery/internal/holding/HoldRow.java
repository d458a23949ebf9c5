package org.carillon.recovery.internal.holding;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.carillon.recovery.Hold;
import org.hibernate.annotations.Formula;

/** A hold on an account or on one of its mailboxes. */
@Entity
@Table(name = "hold")
@IdClass(HoldRow.Key.class)
@NamedQuery(
    name = HoldRow.OF_ACCOUNT,
    query = "SELECT h FROM HoldRow h WHERE h.account = :account ORDER BY h.mailbox")
@NamedNativeQuery(
    name = HoldRow.MAILBOX,
    resultClass = Long.class,
    query =
        """
        select m.id from mailbox m where m.account = :account and m.name = :name
          and (m.removed is null
            or exists (select 1 from hold h where h.account = m.account and h.mailbox = m.id))
        order by m.removed desc nulls first limit 1
        """)
@NamedNativeQuery(
    name = HoldRow.LOCK,
    resultClass = Long.class,
    query = "select id from account where id = :account and deleted is null for no key update")
class HoldRow {
  /** Selects the holds of an account, with that on the whole account first. */
  static final String OF_ACCOUNT = "Hold.ofAccount";

  /** Selects a mailbox by its name: the existing one, otherwise a deleted one under a hold. */
  static final String MAILBOX = "Hold.mailbox";

  /** Locks the account as its deletion does, so that it is either held or deleted. */
  static final String LOCK = "Hold.lock";

  /** The mailbox id of a hold on the whole account. */
  static final long WHOLE = 0;

  @Id private long account;
  @Id private long mailbox;
  @Version private long version;
  private String reason;
  private Instant placed;

  @Formula("(select m.name from mailbox m where m.id = mailbox)")
  private String name;

  static final class Key {
    private long account;
    private long mailbox;

    /** Is needed by the persistence provider. */
    Key() {}

    Key(long account, long mailbox) {
      this.account = account;
      this.mailbox = mailbox;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.account == account && key.mailbox == mailbox;
    }

    @Override
    public int hashCode() {
      return Objects.hash(account, mailbox);
    }
  }

  /** Is needed by the persistence provider. */
  HoldRow() {}

  HoldRow(Key on, String reason, Instant placed) {
    this.account = on.account;
    this.mailbox = on.mailbox;
    this.reason = reason;
    this.placed = placed;
  }

  void because(String other) {
    this.reason = other;
  }

  String reason() {
    return reason;
  }

  Hold toHold() {
    return new Hold(Optional.ofNullable(name), reason, placed);
  }
}
