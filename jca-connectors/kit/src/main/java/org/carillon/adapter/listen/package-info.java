/** Listeners of any protocol: opened as catalogued, bounded, counted and closed gracefully. */
package org.carillon.adapter.listen;
