/** Changes of many messages' flags, logged by runs, and how placements take them over. */
package org.carillon.store.flagging;
