package org.carillon.archive;

import java.util.Optional;

/**
 * A request to restore a backup.
 *
 * @param backup the backup's name; of an incremental one, all backups that it is based on must
 *     exist
 * @param account the account in the backup; empty for all its accounts and their domains
 * @param mailbox the only mailbox of the account to restore; empty for all
 * @param into the existing account to restore a single one into; empty for that with the same
 *     address
 * @param over true if mailboxes that have or had mail return to the saved state: missing messages
 *     are added, flags are set as saved, and later messages stay
 * @param exact true if, with {@code over}, messages that were not saved are deleted, and if all
 *     mailboxes are restored, also mailboxes; they can be undeleted
 * @param below the name below which restored mailboxes are placed beside the existing ones; empty
 *     to restore them as they were, with their UIDVALIDITY and UIDs, where there is no mailbox or
 *     an unused one
 */
public record RestoreRequest(
    String backup,
    Optional<String> account,
    Optional<String> mailbox,
    Optional<String> into,
    Optional<String> below,
    boolean over,
    boolean exact) {}
