package org.carillon.protocol.outbound;

import java.util.List;
import org.carillon.contract.content.Content;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.queue.RelayJob.Recipient;

/** A mail transaction with another host (RFC 5321 §3.3). */
public record MailTransaction(ReversePath from, List<Recipient> recipients, Content content) {}
