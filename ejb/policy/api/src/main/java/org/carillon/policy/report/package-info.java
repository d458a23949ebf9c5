/** Reports of DMARC: those that others get from us, and those that we get (RFC 9990). */
package org.carillon.policy.report;
