package org.carillon.mailbox.report;

import java.time.Instant;
import java.util.Optional;
import org.carillon.contract.answer.Page;

/**
 * The accounts of a domain and how much space they use.
 *
 * @param domain the domain's name
 * @param accounts the number of accounts that have mailboxes
 * @param octets the number of octets of all their messages
 * @param mostOctets the largest number of octets allowed for all together; 0: no limit
 * @param messages the number of messages
 * @param sent when the last report was sent; growth is counted from then
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
