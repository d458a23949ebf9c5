/** DNS lists that mail from outside is checked against (RFC 5782). */
package org.carillon.policy.dnslist;
