/** DMARC reports that this server sends and receives (RFC 9990). */
package org.carillon.policy.report;
