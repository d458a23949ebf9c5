/** The DNS records of a domain by which mail arrives and programs find the server. */
package org.carillon.zone;
