package org.carillon.contract.stage;

import java.util.OptionalLong;
import org.carillon.contract.content.Content;
import org.carillon.contract.mail.ReversePath;
import org.carillon.format.mime.header.Header;

/**
 * A message on its way out, as another server is going to get it but for what signing adds.
 *
 * @param trace the id it is known by
 * @param from whom it comes from
 * @param sender the account that signed in to send it; empty for what came otherwise
 * @param header its header
 * @param content all of it; who is asked leaves it open
 */
public record SigningQuestion(
    String trace, ReversePath from, OptionalLong sender, Header header, Content content) {}
