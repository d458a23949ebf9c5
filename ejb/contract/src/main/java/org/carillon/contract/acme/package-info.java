/**
 * The port by which the core orders certificates from certificate authorities with ACME (RFC 8555)
 * and proves that it controls the names.
 */
package org.carillon.contract.acme;
