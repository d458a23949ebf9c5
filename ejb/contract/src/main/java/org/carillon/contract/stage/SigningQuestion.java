package org.carillon.contract.stage;

import org.carillon.contract.content.Content;
import org.carillon.contract.mail.ReversePath;
import org.carillon.format.mime.header.Header;

/**
 * A message on its way out, as another server is going to get it but for what signing adds.
 *
 * @param trace the id it is known by
 * @param from whom it comes from
 * @param origin how it came to leave
 * @param header its header
 * @param content all of it; who is asked leaves it open
 */
public record SigningQuestion(
    String trace, ReversePath from, MailOrigin origin, Header header, Content content) {}
