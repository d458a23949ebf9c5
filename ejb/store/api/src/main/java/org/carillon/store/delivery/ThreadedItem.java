package org.carillon.store.delivery;

/** An item and its thread. */
record ThreadedItem(long item, long thread) {}
