package org.carillon.account.group;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Resolution;

/** Groups and forwarders for mail delivery. All methods throw if the database is unavailable. */
public interface GroupMail {

  /**
   * The author of a message.
   *
   * @param account the account that is signed in, if any
   * @param address the reverse-path; may be empty
   */
  record Author(OptionalLong account, String address) {}

  /**
   * The way in which a group or forwarder handles mail.
   *
   * @param errorsTo the reverse-path with which its mail is forwarded; empty to keep the sender's
   * @param omitsAuthor true if a member who writes to it gets no copy
   */
  record Handling(Optional<String> errorsTo, boolean omitsAuthor) {}

  /** A member of a group, or a target of a forwarder. */
  sealed interface Member {
    /** A member that is an account that is switched on. */
    record Account(Resolution.Local local) implements Member {}

    /** A member that is an account that is switched off, or whose domain is switched off. */
    record SwitchedOff(String address) implements Member {}

    /** A member that is a group or forwarder. */
    record Several(Resolution.Several group) implements Member {}

    /** A member of which only the address is known. */
    record Remote(String address) implements Member {}
  }

  /** Returns whether an author may write to a group. Everybody may write to a forwarder. */
  boolean takes(Resolution.Several group, Author author);

  /** Returns whether mail to the group reaches anybody, also through groups in it. */
  boolean isReached(long group);

  /** Returns how the group or forwarder handles mail, or empty if it no longer exists. */
  Optional<Handling> handling(long group);

  /** Returns the direct members, in a stable order. */
  List<Member> members(long group);
}
