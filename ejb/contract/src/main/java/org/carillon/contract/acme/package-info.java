/**
 * What the core asks of certificate authorities by ACME (RFC 8555), and how it shows whose a name
 * is.
 */
package org.carillon.contract.acme;
