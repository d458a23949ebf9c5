/**
 * Mailboxes as people have them, on the {@code store}: the tree, who may use whose, quotas and
 * their alerts, annotations, what {@link org.carillon.contract.mailbox.MailAccess} (injectable
 * here) offers.
 */
package org.carillon.mailbox;
