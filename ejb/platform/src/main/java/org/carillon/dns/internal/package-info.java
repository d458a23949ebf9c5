/** The connection to the adapter that makes DNS queries. */
package org.carillon.dns.internal;
