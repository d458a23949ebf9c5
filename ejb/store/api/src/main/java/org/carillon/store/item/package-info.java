/** Collections of a kind hold items beside mail: the items, their keys and their changes. */
package org.carillon.store.item;
