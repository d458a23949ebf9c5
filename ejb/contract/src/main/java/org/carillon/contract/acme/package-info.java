/** The port by which the core gets certificates with ACME (RFC 8555) and proves its names. */
package org.carillon.contract.acme;
