/** Policies of domains for encrypted mail to them, as text (MTA-STS, RFC 8461). */
package org.carillon.mailauth.sts;
