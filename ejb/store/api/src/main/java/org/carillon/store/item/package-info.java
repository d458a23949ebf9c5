/** What collections hold beside mail: of what kind they are, items, their keys and changes. */
package org.carillon.store.item;
