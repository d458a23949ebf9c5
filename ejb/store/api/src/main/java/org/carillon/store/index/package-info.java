/**
 * What a view holds: where each message stands, its flags, and the runs of flag changes that are
 * not written yet.
 */
package org.carillon.store.index;
