/** Lists in the DNS in the database, and asked about messages (ADR 121). */
package org.carillon.policy.internal.dnslist;
