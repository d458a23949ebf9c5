package org.carillon.contract.stage;

import java.util.OptionalLong;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.format.mime.header.Header;

/**
 * A message for a local recipient.
 *
 * @param path as the client named it
 * @param account the recipient's account
 * @param domain the account's domain
 * @param detail the part of the address after the separator (RFC 5233), or empty
 * @param sender the account that submitted it, if any
 * @param header the message's header
 */
public record FilingQuestion(
    ForwardPath path,
    long account,
    long domain,
    String detail,
    OptionalLong sender,
    Header header) {}
