package org.carillon.policy.internal.complaint;

import java.time.Instant;
import org.carillon.format.mime.feedback.FeedbackReport;

/**
 * A complaint that came.
 *
 * @param domain the domain to whose address it came
 * @param reporter the domain that is proven to have sent it; empty if none is
 */
record ReceivedComplaint(FeedbackReport report, long domain, String reporter, Instant arrived) {}
