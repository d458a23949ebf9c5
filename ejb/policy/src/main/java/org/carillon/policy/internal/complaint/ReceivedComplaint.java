package org.carillon.policy.internal.complaint;

import java.time.Instant;
import org.carillon.format.mime.feedback.FeedbackReport;

/**
 * A complaint that came.
 *
 * @param domain to whose address
 * @param reporter the domain that proved to have sent it; empty if none did
 */
record ReceivedComplaint(FeedbackReport report, long domain, String reporter, Instant arrived) {}
