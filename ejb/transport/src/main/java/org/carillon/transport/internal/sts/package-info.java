/** The policies of other domains for mail to them (MTA-STS, RFC 8461). */
package org.carillon.transport.internal.sts;
