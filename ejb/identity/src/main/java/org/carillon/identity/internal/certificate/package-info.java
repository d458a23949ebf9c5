/**
 * Certificate authorities in the database and in memory, and the accounts of client certificates.
 */
package org.carillon.identity.internal.certificate;
