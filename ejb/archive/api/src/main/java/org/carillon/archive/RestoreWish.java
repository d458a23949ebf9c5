package org.carillon.archive;

import java.util.Optional;

/**
 * What to restore where.
 *
 * @param backup the backup's name; of an incremental one, all that it is based on must be there
 * @param account the account in the backup; empty for all that it has, and their domains
 * @param mailbox only this one of an account's mailboxes; empty for all
 * @param into the account to restore one into, which is there; empty for that of the same address
 * @param over whether mailboxes that have or had mail become as they were saved: what they lack is
 *     added, flags are as saved, and what came since stays
 * @param exact whether, over what there is, what was not saved is deleted: messages, and where all
 *     mailboxes are restored, mailboxes. It can be undeleted
 * @param below the name below which restored mailboxes stand, beside what there is; empty to
 *     restore them as they were, with their UIDVALIDITY and uids, where there is none or an unused
 *     one
 */
public record RestoreWish(
    String backup,
    Optional<String> account,
    Optional<String> mailbox,
    Optional<String> into,
    Optional<String> below,
    boolean over,
    boolean exact) {}
