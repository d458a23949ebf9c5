/** DMARC failure reports: the messages that are reported, and the sending of reports. */
package org.carillon.policy.internal.failure;
