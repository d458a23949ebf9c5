/**
 * Listeners of any protocol: opened as the catalogue says while the protocols they need can be
 * spoken, bounded, counted and closed in peace.
 */
package org.carillon.adapter.listen;
