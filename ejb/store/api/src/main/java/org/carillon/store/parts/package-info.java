/** The parts of the store, put together. */
package org.carillon.store.parts;
