/** DomainKeys Identified Mail: signatures made and verified (RFC 6376, 8301, 8463). */
package org.carillon.mailauth.dkim;
