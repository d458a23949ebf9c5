package org.carillon.account.group;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Resolution;

/** Groups and forwarders as mail finds them. All of these throw if the database is away. */
public interface GroupMail {

  /**
   * Whose mail it is.
   *
   * @param account the account that is signed in, if any
   * @param address the reverse-path; may be empty
   */
  record Author(OptionalLong account, String address) {}

  /**
   * How one handles mail.
   *
   * @param errorsTo the reverse-path that its mail goes on with; empty for the sender's
   * @param omitsAuthor whether who writes to it gets no copy
   */
  record Handling(Optional<String> errorsTo, boolean omitsAuthor) {}

  /** A member. */
  sealed interface Member {
    /** An account that is switched on. */
    record Account(Resolution.Local local) implements Member {}

    /** An account that is switched off, or in such a domain. */
    record SwitchedOff(String address) implements Member {}

    /** A group or forwarder. */
    record Several(Resolution.Several group) implements Member {}

    /** Only an address. */
    record Elsewhere(String address) implements Member {}
  }

  /** Whether an author may write to a group; to forwarders everybody may. */
  boolean takes(Resolution.Several group, Author author);

  /** Whether mail to it reaches anybody, by itself or by groups in it. */
  boolean isReached(long group);

  /** How it handles mail; empty if it is gone. */
  Optional<Handling> handling(long group);

  /** Its own members, in a lasting order. */
  List<Member> members(long group);
}
