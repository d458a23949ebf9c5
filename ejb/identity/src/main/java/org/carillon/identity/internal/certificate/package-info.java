/** Certificate authorities in database and memory, and the accounts of client certificates. */
package org.carillon.identity.internal.certificate;
