/**
 * Listeners of any protocol: opened as the catalogue says while their protocols can be spoken,
 * bounded, counted and closed gracefully.
 */
package org.carillon.adapter.listen;
