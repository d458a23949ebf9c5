/** People write mail under identities and on behalf of others, ask for receipts and redirect. */
package org.carillon.transport.writing;
