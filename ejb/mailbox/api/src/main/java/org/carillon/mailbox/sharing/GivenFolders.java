package org.carillon.mailbox.sharing;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxName;

/** Folder aliases that accounts have without having made them. */
@FunctionalInterface
public interface GivenFolders {

  /** Nobody is given any. */
  GivenFolders NONE = _ -> List.of();

  /**
   * A name that stands for a mailbox of somebody else.
   *
   * @param name the name in the account's own tree
   * @param owner whose mailbox it is: an address, or what stands before the @ in one's own domain
   * @param folder what its owner calls it
   * @param group the group whose members alone have it; empty for everybody
   */
  record Given(MailboxName name, String owner, MailboxName folder, Optional<String> group) {}

  /** What somebody is given; from memory. */
  List<Given> to(Person person);
}
