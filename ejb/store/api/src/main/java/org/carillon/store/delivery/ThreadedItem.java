package org.carillon.store.delivery;

/** An item and the thread it is of. */
record ThreadedItem(long item, long thread) {}
