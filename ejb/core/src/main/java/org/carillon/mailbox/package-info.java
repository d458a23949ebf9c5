/**
 * Accounts' mailboxes and the messages in them: the way in ({@code Deliveries}), the work on them
 * ({@link org.carillon.contract.mailbox.MailAccess}, injectable here) and news of changes.
 */
package org.carillon.mailbox;
