package org.carillon.policy.report;

import java.time.Instant;

/**
 * What somebody reported of a message that failed in the name of a domain here.
 *
 * @param about the domain it is of
 * @param proven the domain that proved to have sent the report; empty if none did: then anybody may
 *     have made it up
 * @param source from where the message came; empty if that was not told
 * @param failure {@code dmarc}, {@code bodyhash}, {@code signature}, {@code spf} …
 * @param unaligned what did not show that the domain sent it: {@code dkim}, {@code spf}
 * @param delivery what was done with it: {@code delivered}, {@code spam}, {@code policy}, {@code
 *     reject}; empty if that was not told
 * @param incidents of how many messages it tells
 */
public record ReceivedFailure(
    String about,
    String proven,
    Instant arrived,
    String source,
    String failure,
    String unaligned,
    String delivery,
    long incidents) {}
