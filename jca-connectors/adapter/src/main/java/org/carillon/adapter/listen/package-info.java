/**
 * Listeners: sockets opened as the catalogue says while the ports they need are there, and the
 * sessions held on them, bounded, counted and told.
 */
package org.carillon.adapter.listen;
