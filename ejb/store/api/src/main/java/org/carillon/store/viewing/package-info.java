/** Loads and stores the messages of views, in chunks that views share. */
package org.carillon.store.viewing;
