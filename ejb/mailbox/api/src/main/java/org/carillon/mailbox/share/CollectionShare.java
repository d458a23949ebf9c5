package org.carillon.mailbox.share;

import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.sharing.Identifier;

/**
 * With whom a collection is shared.
 *
 * @param with with whom
 * @param level how much, as far as the rights amount to a level
 * @param rights the rights themselves
 * @param invitation of a person that was asked, what came of it
 */
public record CollectionShare(
    Identifier with,
    Optional<ShareLevel> level,
    MailboxRights rights,
    Optional<ShareInvitation> invitation) {}
