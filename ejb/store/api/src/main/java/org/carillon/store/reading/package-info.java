/** Reads stored messages. */
package org.carillon.store.reading;
