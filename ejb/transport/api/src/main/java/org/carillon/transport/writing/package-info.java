/** Identities, writing on behalf of others, receipts and redirected messages. */
package org.carillon.transport.writing;
