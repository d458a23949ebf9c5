package org.carillon.mailbox.report;

import java.time.Instant;
import java.util.Optional;
import org.carillon.contract.answer.Page;

/**
 * Who uses how much of a domain.
 *
 * @param domain its name
 * @param accounts how many accounts have mailboxes
 * @param octets what all their messages take
 * @param mostOctets what they may take together; 0: without limit
 * @param messages how many there are
 * @param sent when a report was sent last; growth is since then
 * @param largest accounts, the largest first
 */
public record QuotaReport(
    String domain,
    long accounts,
    long octets,
    long mostOctets,
    long messages,
    Optional<Instant> sent,
    Page<ReportedAccount> largest) {}
