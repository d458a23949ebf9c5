package org.carillon.contract.mailbox.url;

import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.mailbox.folders.MailboxName;

/**
 * A URL by which a user lets others read a message that this user may read (RFC 4467).
 *
 * @param owner the user who authorized it, as the URL names the user
 * @param reader the only user who may read the message, as the URL names the user; empty for
 *     everybody
 * @param mailbox the mailbox's name, as the owner knows it
 * @param uidValidity its UIDVALIDITY, if the URL contains it
 * @param uid the message
 * @param rump the text that the token authenticates
 * @param token the authentication token, in lower-case hexadecimal
 */
public record MessageUrl(
    String owner,
    Optional<String> reader,
    MailboxName mailbox,
    OptionalLong uidValidity,
    long uid,
    String rump,
    String token) {}
