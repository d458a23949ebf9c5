package org.carillon.mailbox.share;

import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.sharing.Identifier;

/**
 * A share of a collection.
 *
 * @param with the account, group or domain that the collection is shared with
 * @param level the level of the share, if its rights amount to one
 * @param rights the rights themselves
 * @param invitation the state of the invitation, if a person was invited
 */
public record CollectionShare(
    Identifier with,
    Optional<ShareLevel> level,
    MailboxRights rights,
    Optional<ShareInvitation> invitation) {}
