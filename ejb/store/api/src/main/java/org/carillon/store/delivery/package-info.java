/** Delivers messages into mailboxes, many in one transaction. */
package org.carillon.store.delivery;
