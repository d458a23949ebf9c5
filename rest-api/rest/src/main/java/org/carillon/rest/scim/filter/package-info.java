/** Filters and paths of SCIM (RFC 7644 §3.4.2.2, §3.5.2). */
package org.carillon.rest.scim.filter;
