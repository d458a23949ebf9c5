package org.carillon.policy.report;

import java.time.Instant;

/**
 * A received report of a message that failed in the name of a domain of this server.
 *
 * @param about the domain that the report is about
 * @param proven the domain that is proven to have sent the report; empty if none is: then the
 *     report may be forged
 * @param source the host that the message came from; empty if not told
 * @param failure {@code dmarc}, {@code bodyhash}, {@code signature}, {@code spf} …
 * @param unaligned the methods that were not aligned: {@code dkim}, {@code spf}
 * @param delivery the handling: {@code delivered}, {@code spam}, {@code policy}, {@code reject};
 *     empty if not told
 * @param incidents the number of messages that the report stands for
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
