/**
 * Mail in transport: incoming and outgoing mail, the queue, and reports to senders.
 *
 * <p>SMTP and LMTP submit mail by the contract's {@link org.carillon.contract.mail.MailIntake},
 * pages by {@link org.carillon.transport.submission.Submissions}, parts of the server by {@link
 * org.carillon.contract.stage.GeneratedMail}. Administrators see and change the queue by {@link
 * org.carillon.transport.queue.Queue}; held mail is in {@link
 * org.carillon.transport.quarantine.Quarantine}, for them and for its recipients. Scheduled mail is
 * in {@link org.carillon.transport.submission.ScheduledMail}. Identities and receipts are in {@code
 * transport.writing}; {@code spelling} checks texts.
 */
package org.carillon.transport;
