/** Assembles the parts of the store. */
package org.carillon.store.parts;
