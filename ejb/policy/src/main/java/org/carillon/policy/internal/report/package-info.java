/** DMARC reports: the notes for them, their sending, and received reports. */
package org.carillon.policy.internal.report;
