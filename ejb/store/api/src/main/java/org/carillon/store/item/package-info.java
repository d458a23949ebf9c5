/** Collections of other items than mail: the items, their keys and their changes. */
package org.carillon.store.item;
