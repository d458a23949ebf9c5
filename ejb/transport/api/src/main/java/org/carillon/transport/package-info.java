/**
 * Mail on its way: what may come in, what waits in the queue, what goes out, and what senders are
 * told about it.
 *
 * <p>SMTP and LMTP hand mail in by the contract's {@link org.carillon.contract.mail.MailIntake},
 * pages by {@link org.carillon.transport.Submissions}, parts of the server by {@link
 * org.carillon.contract.stage.OwnMail}. Administrators see and change the queue by {@link
 * org.carillon.transport.Queue}; what was held is in {@link org.carillon.transport.Quarantine}, for
 * them and for who should have got it. Mail that leaves later is {@link
 * org.carillon.transport.ScheduledMail}. As whom people write, and receipts, are {@code
 * transport.writing}; {@code spelling} checks what they write.
 */
package org.carillon.transport;
