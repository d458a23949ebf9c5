package org.carillon.protocol.outbound;

import java.util.List;
import org.carillon.contract.content.Content;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.queue.Consignment.Recipient;

/**
 * A message to hand over.
 *
 * @param from its reverse-path
 * @param recipients who is to get it from this host
 * @param content the message
 */
public record Parcel(ReversePath from, List<Recipient> recipients, Content content) {}
