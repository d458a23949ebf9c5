package org.carillon.contract.mail;

/**
 * The limits and rules that a server announces and applies before a message arrives.
 *
 * @param hostName the name in the greeting and in Received fields
 * @param messageOctets the size of the largest message that is accepted (SIZE, RFC 1870)
 * @param recipients the maximum number of recipients of a message
 * @param received the maximum number of Received fields before a message is considered a loop (RFC
 *     5321 §6.3)
 * @param submits true if the client submits new messages: missing fields are added, and fields that
 *     only the sender may see are removed (RFC 6409 §8)
 * @param missingFrom the treatment of a message without From
 * @param bareLineEnds the treatment of a message that contains CR or LF alone
 */
public record IntakeTerms(
    String hostName,
    long messageOctets,
    int recipients,
    int received,
    boolean submits,
    MissingFromPolicy missingFrom,
    BareNewlinePolicy bareLineEnds) {}
