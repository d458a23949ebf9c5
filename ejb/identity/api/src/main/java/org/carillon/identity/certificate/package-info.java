/** Authorities that vouch for clients that sign in by a certificate. */
package org.carillon.identity.certificate;
