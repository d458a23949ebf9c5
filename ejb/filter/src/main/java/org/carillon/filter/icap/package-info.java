/** The client of ICAP (RFC 3507). */
package org.carillon.filter.icap;
