package org.carillon.contract.mail;

/**
 * What a server announces and holds to before a message comes.
 *
 * @param hostName the name in the greeting and in Received fields
 * @param messageOctets the largest message taken (SIZE, RFC 1870)
 * @param recipients the most recipients of one message
 * @param received the most Received fields before a message is taken for a loop (RFC 5321 §6.3)
 * @param submits whether the client's messages are new ones: what they lack is added, and what only
 *     their senders may see is taken out (RFC 6409 §8)
 * @param missingFrom what becomes of one without From
 * @param bareLineEnds what becomes of one with CR or LF alone
 */
public record IntakeTerms(
    String hostName,
    long messageOctets,
    int recipients,
    int received,
    boolean submits,
    MissingFrom missingFrom,
    BareLineEnds bareLineEnds) {}
