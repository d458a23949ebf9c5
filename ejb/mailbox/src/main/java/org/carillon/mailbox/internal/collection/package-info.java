/** Collections of items with keys, as users work with them. */
package org.carillon.mailbox.internal.collection;
