package org.carillon.contract.stage;

import java.util.OptionalLong;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.format.mime.header.Header;

/**
 * A message for a local recipient.
 *
 * @param path as the client named it
 * @param account whose it is
 * @param domain the account's
 * @param detail what its address says behind the sign that separates it (RFC 5233), or empty
 * @param sender the account that is signed in to send it, if any
 * @param header the message's
 */
public record FilingQuestion(
    ForwardPath path,
    long account,
    long domain,
    String detail,
    OptionalLong sender,
    Header header) {}
