/** DomainKeys Identified Mail: creates and verifies signatures (RFC 6376, 8301, 8463). */
package org.carillon.mailauth.dkim;
