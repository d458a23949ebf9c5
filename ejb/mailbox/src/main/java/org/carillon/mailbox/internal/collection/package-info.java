/** Collections of items with keys as people work with them. */
package org.carillon.mailbox.internal.collection;
