/** Lists in the DNS that strangers' mail is compared with (RFC 5782). */
package org.carillon.policy.dnslist;
