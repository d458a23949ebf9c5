package org.carillon.policy.internal.report;

import java.time.Instant;

/**
 * A received file that may be a report.
 *
 * @param proven the domain that is proven to have sent it; empty if none is
 */
record ReceivedFile(byte[] file, String proven, Instant arrived) {}
