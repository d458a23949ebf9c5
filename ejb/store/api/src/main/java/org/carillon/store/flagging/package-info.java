/**
 * Changes of many messages' flags, which are logged as runs and later written to the placements.
 */
package org.carillon.store.flagging;
