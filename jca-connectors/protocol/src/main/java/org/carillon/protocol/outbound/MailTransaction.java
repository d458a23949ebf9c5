package org.carillon.protocol.outbound;

import java.util.List;
import org.carillon.contract.content.Content;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.queue.RelayJob.Recipient;

/**
 * A mail transaction with another host (RFC 5321 §3.3).
 *
 * @param from its reverse-path
 * @param recipients the recipients at this host
 * @param content the message
 */
public record MailTransaction(ReversePath from, List<Recipient> recipients, Content content) {}
