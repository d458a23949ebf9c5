/** The messages of a view, in pieces that views share. */
package org.carillon.store.viewing;
