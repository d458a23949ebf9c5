/** DNS lists: in the database, and queried for messages (ADR 121). */
package org.carillon.policy.internal.dnslist;
