/** Failure reports of DMARC: which messages are reported, and how that is sent. */
package org.carillon.policy.internal.failure;
