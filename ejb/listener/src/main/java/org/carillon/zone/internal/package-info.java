/** The records that a domain needs, compared with the DNS. */
package org.carillon.zone.internal;
