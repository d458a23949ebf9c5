/** Changes of many messages' flags, which are logged as runs and written to placements later. */
package org.carillon.store.flagging;
