package org.carillon.policy.internal.report;

import java.time.Instant;

/**
 * A stranger's file that may be a report.
 *
 * @param proven the domain that proved to have sent it; empty if none did
 */
record ReceivedFile(byte[] file, String proven, Instant arrived) {}
