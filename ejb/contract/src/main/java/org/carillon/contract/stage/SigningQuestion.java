package org.carillon.contract.stage;

import org.carillon.contract.content.Content;
import org.carillon.contract.mail.ReversePath;
import org.carillon.format.mime.header.Header;

/**
 * An outgoing message, as another server will get it except for the signatures.
 *
 * @param trace the message's id in logs
 * @param from the sender
 * @param origin the reason why it leaves
 * @param header its header
 * @param content the whole message; the stage must not close it
 */
public record SigningQuestion(
    String trace, ReversePath from, MailOrigin origin, Header header, Content content) {}
