package org.carillon.mailbox.sharing;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxName;

/** Folder aliases that are given to accounts and that they did not create themselves. */
@FunctionalInterface
public interface AssignedFolders {

  /** Gives no folders. */
  AssignedFolders NONE = _ -> List.of();

  /**
   * A name that stands for another account's mailbox.
   *
   * @param name the name in the account's own tree
   * @param owner the account that owns the mailbox: an address, or a local part of the account's
   *     own domain
   * @param folder the mailbox's name in its owner's tree
   * @param group the group whose members get it; empty for everybody
   */
  record Given(MailboxName name, String owner, MailboxName folder, Optional<String> group) {}

  /** Returns the folders given to a person, from memory. */
  List<Given> to(Person person);
}
