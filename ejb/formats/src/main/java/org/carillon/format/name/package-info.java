/** Canonical names: domains by IDNA2008 (RFC 5890 to 5895), local parts by PRECIS (RFC 8265). */
package org.carillon.format.name;
